"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Section, StatTile, StatTiles, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../_member-context";

type Work = RouterOutputs["today"]["work"];
type Part<Name extends keyof Work> = NonNullable<Work[Name]>;
interface Counted {
  readonly count: number;
  readonly amountMinor: bigint | null;
}

export function SalesTiles({ work }: { work: Part<"sales"> }) {
  const t = useTranslations("today");
  return (
    <Section flush title={t("sales.title")}>
      <StatTiles>
        {work.held ? <Count label={t("sales.held")} of={work.held} tone="late" path="/orders?status=credit_hold" /> : null}
        <Count label={t("sales.late")} of={work.late} tone="late" path="/orders?late=yes" />
        <Count label={t("sales.drafts")} of={work.drafts} tone="waiting" path="/orders?status=draft" />
      </StatTiles>
    </Section>
  );
}

export function WarehouseTiles({ work }: { work: Part<"warehouse"> }) {
  const t = useTranslations("today");
  return (
    <Section flush title={t("warehouse.title")}>
      <StatTiles>
        <Count label={t("warehouse.planned")} of={work.planned} tone="moving" path="/shipments?status=planned" />
        <Count label={t("warehouse.toPick")} of={work.toPick} tone="waiting" path="/shipments?status=released" />
        {work.toDispatch ? <Count label={t("warehouse.toDispatch")} of={work.toDispatch} tone="waiting" path="/shipments?status=packed" /> : null}
        <Count label={t("warehouse.late")} of={work.late} tone="late" path="/shipments?late=yes" />
        {work.overdueGoods ? <Count label={t("warehouse.overdueGoods")} of={work.overdueGoods} tone="late" path="/inbound?status=overdue" /> : null}
      </StatTiles>
    </Section>
  );
}

export function AccountingTiles({ work }: { work: Part<"accounting"> }) {
  const t = useTranslations("today");
  const format = useFormat();
  const path = useWorkspacePath();
  const { check } = work;
  return (
    <Section flush title={t("accounting.title")}>
      <StatTiles>
        {work.toInvoice ? <Count label={t("accounting.toInvoice")} of={work.toInvoice} tone="waiting" path="/invoices/to-invoice" /> : null}
        <Amount label={t("accounting.unallocated")} of={work.unallocated} tone="waiting" path="/receivables/receipts?state=unallocated" />
        <Amount label={t("accounting.open")} of={work.open} tone="quiet" path="/receivables" />
        {check ? (
          <StatTile
            label={t("accounting.differences")}
            value={check.differences === null ? t("accounting.unchecked") : format.quantity(String(check.differences))}
            note={check.checkedAt ? t("accounting.checkedAt", { moment: format.moment(check.checkedAt) }) : null}
            tone={check.differences === null ? "quiet" : check.differences > 0 ? "late" : "settled"}
            href={path("/ledger/books-check")}
          />
        ) : null}
      </StatTiles>
      <StatTiles>
        {work.ages.filter(({ bucket }) => bucket !== "current").map((age) => (
          <Amount key={age.bucket} label={t(`accounting.overdueBy.${age.bucket as "1_30"}`)} of={age} tone="late" path={`/receivables?bucket=${age.bucket}`} />
        ))}
      </StatTiles>
    </Section>
  );
}

/** For who runs the workspace: background work that needs a person. Only there when there is any. */
export function SystemTiles({ work }: { work: Part<"system"> }) {
  const t = useTranslations("today");
  return (
    <Section flush title={t("system.title")}>
      <StatTiles>
        <Count label={t("system.dead")} of={{ count: work.dead, amountMinor: null }} tone="late" path="/settings/jobs" />
        <Count label={t("system.mails")} of={{ count: work.mails, amountMinor: null }} tone="late" path="/settings/jobs" />
      </StatTiles>
    </Section>
  );
}

/** So many, and what they come to. */
function Count({ label, of, tone, path }: { label: string; of: Counted; tone: StateTone; path: string }) {
  const inWorkspace = useWorkspacePath();
  const format = useFormat();
  const note = of.amountMinor !== null && of.count > 0 ? format.money(of.amountMinor) : undefined;
  return <StatTile label={label} value={format.quantity(String(of.count))} note={note} tone={of.count ? tone : "quiet"} href={inWorkspace(path)} />;
}

/** So much, and how many documents it is. */
function Amount({ label, of, tone, path }: { label: string; of: Counted; tone: StateTone; path: string }) {
  const t = useTranslations("today");
  const inWorkspace = useWorkspacePath();
  const format = useFormat();
  const value = of.amountMinor ? format.moneyShort(of.amountMinor) : "–";
  return <StatTile label={label} value={value} note={t("accounting.documents", { count: of.count })} tone={of.amountMinor ? tone : "quiet"} href={inWorkspace(path)} />;
}
