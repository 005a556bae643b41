"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, EmptyState, PageSkeleton, Section, StateBadge, StatTile, StatTiles, ThumbAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

type Latest = NonNullable<RouterOutputs["booksCheck"]["latest"]["latest"]>;
type Outcome = Latest["checks"][number];

/** The last proof that the books agree, every check of it, and a button to prove it now. */
export function BooksCheck() {
  const t = useTranslations("books-check");
  const trpc = useTRPC();
  const format = useFormat();
  const query = useQuery(trpc.booksCheck.latest.queryOptions({}));
  const run = useCommand(trpc.booksCheck.run, { doneText: (check) => (check.differenceCount === 0 ? t("agreed") : t("differs", { count: check.differenceCount })) });
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  const button = <Button tone="primary" pending={run.pending} onClick={() => run.run({})}>{t("run")}</Button>;
  const { latest, history } = query.data;
  if (!latest) return <EmptyState title={t("never")} actions={button}>{t("neverBody")}</EmptyState>;
  const compared = latest.checks.reduce((sum, check) => sum + check.checked, 0);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <StateBadge tone={latest.differenceCount === 0 ? "settled" : "late"}>{latest.differenceCount === 0 ? t("agrees") : t("differs", { count: latest.differenceCount })}</StateBadge>
          <span className="text-ink-3">{t("checkedAt", { at: format.moment(latest.checkedAt) })}</span>
        </p>
        <ThumbAction>{button}</ThumbAction>
      </div>
      <StatTiles>
        <StatTile label={t("compared")} value={format.quantity(String(compared))} note={t("took", { ms: format.quantity(String(latest.durationMs)) })} />
        <StatTile label={t("differences")} value={format.quantity(String(latest.differenceCount), { zero: "dash" })} tone={latest.differenceCount > 0 ? "late" : "quiet"} />
        <StatTile label={t("waiting")} value={format.quantity(String(latest.warningCount), { zero: "dash" })} tone={latest.warningCount > 0 ? "waiting" : "quiet"} note={t("waitingNote")} />
      </StatTiles>
      <ul className="flex flex-col">
        {latest.checks.map((check) => <CheckRow key={check.name} check={check} />)}
      </ul>
      <Section title={t("history")}>
        <ul className="flex flex-col">
          {history.map((past) => (
            <li key={past.id} className="flex min-h-8 items-baseline justify-between gap-4 border-b py-1 last:border-b-0">
              <span>{format.moment(past.checkedAt)}</span>
              <span className="text-ink-3">{past.checkedBy ? t("byHand") : t("bySchedule")}</span>
              <StateBadge tone={past.differenceCount === 0 ? "settled" : "late"}>{past.differenceCount === 0 ? t("agrees") : t("differs", { count: past.differenceCount })}</StateBadge>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function CheckRow({ check }: { check: Outcome }) {
  const t = useTranslations("books-check");
  const format = useFormat();
  const findings = [...check.differences.map((f) => ({ ...f, late: true })), ...check.warnings.map((f) => ({ ...f, late: false }))];
  return (
    <li className="border-b py-2 last:border-b-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{t(`checks.${check.name as "tax"}`)}</span>
        <span className="flex items-baseline gap-4">
          <span className="text-label text-ink-3">{t("comparisons", { count: check.checked })}</span>
          <StateBadge tone={check.differenceCount > 0 ? "late" : check.warnings.length > 0 ? "waiting" : "settled"}>
            {check.differenceCount > 0 ? t("differs", { count: check.differenceCount }) : check.warnings.length > 0 ? t("waits", { count: check.warnings.length }) : t("agrees")}
          </StateBadge>
        </span>
      </div>
      {findings.length > 0 ? (
        <ul className="mt-1 flex flex-col gap-0.5">
          {findings.slice(0, 50).map((finding, index) => (
            <li key={index} className="flex flex-wrap items-baseline justify-between gap-x-4 pl-3 text-ink-2">
              <span><span className="font-medium text-ink">{finding.document}</span> {t(`details.${finding.detail as "account_differs"}`)}</span>
              <span className={finding.late ? "text-late" : "text-waiting"}>{finding.amountMinor === null ? format.quantity(finding.quantity ?? "0") : format.money(BigInt(finding.amountMinor.split(".")[0] ?? "0"))}</span>
            </li>
          ))}
          {check.differenceCount > 50 ? <li className="pl-3 text-ink-3">{t("more", { count: check.differenceCount - 50 })}</li> : null}
        </ul>
      ) : null}
    </li>
  );
}
