"use client";

import { useTranslations } from "next-intl";
import { Chip } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { compareQuantity, isPositive } from "@/server/kernel/quantity";
import type { Preview } from "./use-order-preview";

export type PreviewLine = Preview["lines"][number];

/** What can be had and when, as promising says for this line's quantity and warehouse (ORD-08). */
export function Availability({ line }: { line: PreviewLine | undefined }) {
  const t = useTranslations("orders");
  const format = useFormat();
  if (!line) return null;
  if (!line.availability) return <Chip>{t("entry.service")}</Chip>;
  const { availableNow, later, promisedOn, onTime } = line.availability;
  const some = isPositive(availableNow);
  if (promisedOn === null) return <Chip tone="late">{some ? t("entry.partlyNever", { available: format.quantity(availableNow) }) : t("entry.none")}</Chip>;
  if (compareQuantity(availableNow, line.quantity) >= 0) return <Chip tone="settled">{t("entry.allNow")}</Chip>;
  const tone = onTime ? "moving" : "waiting";
  if (!some) return <Chip tone={tone}>{t("entry.onDate", { date: format.date(promisedOn) })}</Chip>;
  return <Chip tone={tone}>{t("entry.partlyNow", { available: format.quantity(availableNow), later: format.quantity(later), date: format.date(promisedOn) })}</Chip>;
}

/** What the line would earn; sent only to those who may see costs. */
export function LineMargin({ line, currency }: { line: PreviewLine | undefined; currency: string }) {
  const t = useTranslations("orders");
  const format = useFormat();
  if (!line) return null;
  if (!line.margin) return <span className="text-ink-3">{t("entry.marginUnknown")}</span>;
  const { marginMinor, marginPercent } = line.margin;
  return (
    <span className={marginMinor < 0n ? "text-late" : undefined}>
      {format.money(marginMinor, currency, { zero: "dash" })}
      {marginPercent === null ? null : <span className="block text-label text-ink-3">{format.percent(marginPercent)}</span>}
    </span>
  );
}

/** Said under a line: why it will stop, and what can be had (ORD-08, ORD-09). */
export function LineMessage({ line, otherUnit }: { line: PreviewLine | undefined; otherUnit: boolean }) {
  const t = useTranslations("orders");
  const format = useFormat();
  if (!line) return null;
  const messages: string[] = [];
  if (!line.priced) messages.push(t("entry.noPrice"));
  else if (line.priceStatus === "manual") messages.push(t("entry.priceWaits"));
  if (line.availability && !line.availability.onTime) {
    const available = format.quantity(line.availability.availableNow);
    messages.push(
      line.availability.promisedOn === null
        ? t("entry.shortNever", { available })
        : t("entry.shortNow", { available, date: format.date(line.availability.promisedOn) }),
    );
  }
  const base = otherUnit ? <p className="text-ink-2">{t("entry.inBaseUnit", { quantity: format.quantity(line.quantity, { unit: line.unitCode }) })}</p> : null;
  return messages.length > 0 || base ? <>{base}{messages.length > 0 ? <p className="text-waiting">{messages.join(" ")}</p> : null}</> : null;
}

/** Sums of the lines as the server made them, and for those who may see costs what the order would earn. */
export function EntryTotals({ preview }: { preview: Preview }) {
  const t = useTranslations("orders");
  const format = useFormat();
  const { totals, currency, margin } = preview;
  const rows: [string, bigint][] = [
    [t("record.subtotal"), totals.netMinor],
    ...(totals.chargesMinor > 0n ? ([[t("record.chargesTotal"), totals.chargesMinor]] as [string, bigint][]) : []),
    [t("tax"), totals.taxMinor],
  ];
  return (
    <dl className="ml-auto grid grid-cols-[auto_auto] gap-x-6 gap-y-0.5 text-right" aria-live="polite">
      {rows.map(([label, minor]) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid text-ink-2">
          <dt>{label}</dt>
          <dd className="tabular-nums">{format.money(minor, currency, { zero: "dash" })}</dd>
        </div>
      ))}
      <div className="col-span-2 grid grid-cols-subgrid text-title font-semibold">
        <dt>{t("gross")}</dt>
        <dd className="tabular-nums">{format.money(totals.grossMinor, currency)}</dd>
      </div>
      {margin ? (
        <div className="col-span-2 grid grid-cols-subgrid text-ink-2">
          <dt>{t("entry.margin")}</dt>
          <dd className={margin.marginMinor < 0n ? "text-late tabular-nums" : "tabular-nums"}>
            {format.money(margin.marginMinor, currency, { zero: "dash" })}
            {margin.marginPercent === null ? null : ` · ${format.percent(margin.marginPercent)}`}
          </dd>
          {margin.unknown > 0 ? <dd className="col-span-2 text-label text-ink-3">{t("entry.marginLines", { count: margin.unknown })}</dd> : null}
        </div>
      ) : null}
    </dl>
  );
}
