"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useNextStep } from "@/app/(workspace)/_activities/activity-entry";
import { useTRPC } from "@/app/_trpc/client";
import { Button, Section } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../_member-context";
import { todayQueries } from "./today-queries";

/** What was agreed in calls and meetings and is due: done here, or on the customer's card. Not there when nothing is due. */
export function DueSteps() {
  const t = useTranslations("activities");
  const format = useFormat();
  const path = useWorkspacePath();
  const due = useQuery(todayQueries(useTRPC()).steps).data;
  const { finish } = useNextStep();
  if (!due || due.rows.length === 0) return null;
  const more = due.count - due.rows.length;
  return (
    <Section flush title={t("due.title")} description={t("due.lead")}>
      <ul className="grid gap-x-8 border-t lg:grid-cols-2">
        {due.rows.map((row) => (
          <li key={row.id} className="flex min-h-12 items-center justify-between gap-3 border-b py-1.5">
            <div className="min-w-0">
              <p className="break-words">
                <Link href={path(`/customers/${row.customerId}?tab=history&history=activities`)} className="rounded-sm font-medium hover:underline">{row.nextStep}</Link>
              </p>
              <p className="text-label break-words text-ink-2">
                {[row.customer, row.contact].filter(Boolean).join(" · ")} · <span className={row.nextStepOn && row.nextStepOn < format.today ? "text-late" : undefined}>{t("due.since", { subject: row.subject, on: row.nextStepOn ? format.date(row.nextStepOn, { relative: true }) : "" })}</span>
              </p>
            </div>
            <Button icon={<Check />} size="small" tone="ghost" className="shrink-0" pending={finish.pending} onClick={() => finish.run({ activityId: row.id })}>{t("step.finish")}</Button>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="text-label text-ink-2">{t("due.more", { count: more })}</p> : null}
    </Section>
  );
}
