"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, LinkButton, Progress } from "@/app/_ui";
import { useMay } from "../../_member-context";

type Sample = NonNullable<RouterOutputs["setup"]["checklist"]["sample"]>;

/** Says that this is sample data, how far it is, and removes it. */
export function SampleBanner({ sample }: { sample: Sample }) {
  const t = useTranslations("today.sample");
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const remove = useCommand(useTRPC().setup.removeSample, { refresh: false, onDone: () => window.location.assign("/") });
  const making = sample.done < sample.steps;
  const queryClient = useQueryClient();
  // Each step makes records that the tiles beneath do not know of yet.
  useEffect(() => {
    if (sample.done > 0) void queryClient.invalidateQueries();
  }, [sample.done, queryClient]);
  return (
    <section aria-label={t("title")} className="flex flex-wrap items-center gap-3 rounded-lg border bg-waiting-soft px-4 py-3">
      <span className="min-w-0 grow">
        <span className="block font-medium">{t("title")}</span>
        <span className="block text-ink-2">{sample.removing ? t("removing") : t("body")}</span>
      </span>
      {making && !sample.removing ? <div className="w-full max-w-80"><Progress label={t("making")} value={sample.done} max={sample.steps} note={t("progress", { done: sample.done, total: sample.steps })} /></div> : null}
      <LinkButton href="/">{t("back")}</LinkButton>
      {may("workspace.manage") && !sample.removing ? <Button tone="danger" onClick={() => setAsking(true)}>{t("remove")}</Button> : null}
      <ConfirmDialog open={asking} onOpenChange={setAsking} title={t("removeTitle")} description={t("removeBody")} verb={t("remove")} danger pending={remove.pending} onConfirm={() => remove.run({})} />
    </section>
  );
}
