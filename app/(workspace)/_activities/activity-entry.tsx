"use client";

import { Check, Pencil, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, IconButton, toastDone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { useMay } from "../_member-context";
import { ICONS, type Activity } from "./activity-kinds";

const ActivityDialog = onDemand(() => import("./activity-dialog").then((module) => module.ActivityDialog));

/** The kind and with whom: "Outgoing call with Kim Gumae". */
export function ActivityWhat({ activity }: { activity: Activity }) {
  const t = useTranslations("activities");
  const Icon = ICONS[activity.kind];
  const kind = t(`kind.${activity.kind}`);
  return (
    <>
      <Icon aria-hidden className="mr-1 inline size-3.5 -translate-y-px text-ink-3" />
      {activity.contact ? t("what", { kind, contact: activity.contact }) : kind}
    </>
  );
}

/** What it was about, what was said, and what is to be done next. */
export function ActivityBody({ activity }: { activity: Activity }) {
  return (
    <div className="flex flex-col gap-1 rounded-md border bg-surface px-2.5 py-1.5">
      <p className="font-medium">{activity.subject}</p>
      {activity.notes ? <p className="whitespace-pre-wrap text-ink-2">{activity.notes}</p> : null}
      {activity.nextStep ? <NextStep activity={activity} step={activity.nextStep} /> : null}
    </div>
  );
}

function NextStep({ activity: { id, nextStepOn, nextStepDoneAt }, step }: { activity: Activity; step: string }) {
  const t = useTranslations("activities.step");
  const format = useFormat();
  const may = useMay();
  const { finish, reopen } = useNextStep();
  const late = nextStepOn !== null && nextStepOn < format.today;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t pt-1">
      <p className="min-w-0 break-words">{t("label", { step })}</p>
      {nextStepDoneAt ? <Chip tone="settled">{t("done", { on: format.moment(nextStepDoneAt) })}</Chip> : nextStepOn ? <Chip tone={late ? "late" : "waiting"}>{t("due", { on: format.date(nextStepOn) })}</Chip> : null}
      {!may("activities.log") ? null : nextStepDoneAt ? (
        <Button size="small" tone="ghost" pending={reopen.pending} onClick={() => reopen.run({ activityId: id })}>{t("reopen")}</Button>
      ) : (
        <Button icon={<Check />} size="small" tone="ghost" pending={finish.pending} onClick={() => finish.run({ activityId: id })}>{t("finish")}</Button>
      )}
    </div>
  );
}

/** Marks a next step as done, with the way back. */
export function useNextStep() {
  const t = useTranslations("activities.step");
  const trpc = useTRPC();
  const reopen = useCommand(trpc.activities.reopenNextStep);
  const finish = useCommand(trpc.activities.finishNextStep, {
    onDone: (_, input) => toastDone(t("finished"), { undo: { label: t("undo"), onUndo: () => reopen.run(input) } }),
  });
  return { finish, reopen };
}

/** What who logged it, or who leads, can do with it. */
export function ActivityActions({ activity }: { activity: Activity }) {
  const t = useTranslations("activities.entry");
  const trpc = useTRPC();
  const [editing, setEditing] = useState<Activity | null>(null);
  const restore = useCommand(trpc.activities.restore);
  const withdraw = useCommand(trpc.activities.withdraw, {
    onDone: (_, input) => toastDone(t("withdrawn"), { undo: { label: t("undo"), onUndo: () => restore.run(input) } }),
  });
  return (
    <>
      <IconButton size="small" label={t("edit")} icon={<Pencil />} onClick={() => setEditing(activity)} />
      <IconButton size="small" label={t("withdraw")} icon={<Undo2 />} pending={withdraw.pending} onClick={() => withdraw.run({ activityId: activity.id })} />
      {editing ? <ActivityDialog customerId={editing.customerId} activity={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}
