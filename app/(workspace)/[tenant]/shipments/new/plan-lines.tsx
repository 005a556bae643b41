"use client";

import { useTranslations } from "next-intl";
import { Chip, DataTable, QuantityInput, Select, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { OpenOrder } from "./plan-shipment-type";

export interface PlanEntry {
  quantity: string | null;
  code: "partial" | "final";
}

type Line = OpenOrder["lines"][number];

interface Props {
  lines: readonly Line[];
  entries: Readonly<Record<string, PlanEntry>>;
  /** By order line. */
  faults: Readonly<Record<string, string>>;
  onChange: (demandLineId: string, entry: PlanEntry) => void;
}

/** The open lines of an order, each with what is in stock for it and how much of it goes now. */
export function PlanLines({ lines, entries, faults, onChange }: Props) {
  const t = useTranslations("shipments");
  const format = useFormat();
  const entryOf = (line: Line): PlanEntry => entries[line.demandLineId] ?? { quantity: null, code: "partial" };
  const columns: Column<Line>[] = [
    {
      key: "item",
      header: t("record.item"),
      cell: (line) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate">{line.itemCode} · {line.description}</span>
          {line.shipSeparately ? <span className="text-label text-ink-3">{t("plan.separate")}</span> : null}
          {faults[line.demandLineId] ? <span role="alert" className="text-label text-late">{faults[line.demandLineId]}</span> : null}
        </span>
      ),
    },
    { key: "warehouse", header: t("warehouse"), cell: (line) => line.warehouseName, card: "hidden" },
    { key: "promised", header: t("plan.promised"), cell: (line) => format.date(line.promisedOn ?? line.requiredOn) },
    { key: "open", header: t("plan.open"), numeric: true, cell: (line) => format.quantity(line.open, { unit: line.unitCode }), card: "line" },
    {
      key: "stock",
      header: t("plan.inStock"),
      numeric: true,
      card: "line",
      cell: (line) => (line.isStocked ? <span className="inline-flex items-center gap-2">{line.short ? <Chip tone="waiting">{t("plan.short")}</Chip> : null}{format.quantity(line.shippable)}</span> : "–"),
    },
    {
      key: "quantity",
      header: t("plan.quantity"),
      numeric: true,
      card: "aside",
      cell: (line) => (
        <span className="inline-block w-28"><QuantityInput
          aria-label={t("plan.quantityOf", { item: line.itemCode })}
         
          unit={line.unitCode}
          value={entryOf(line).quantity}
          invalid={Boolean(faults[line.demandLineId])}
          onChange={(quantity) => onChange(line.demandLineId, { quantity, code: quantity === line.unfilled ? "final" : "partial" })}
        /></span>
      ),
    },
    {
      key: "code",
      header: t("code.label"),
      card: "line",
      cell: (line) => (
        <span title={t(`codeHint.${entryOf(line).code}`)}>
          <Select
            aria-label={t("plan.codeOf", { item: line.itemCode })}
            value={entryOf(line).code}
            options={(["partial", "final"] as const).map((value) => ({ value, label: t(`code.${value}`) }))}
            onChange={(event) => onChange(line.demandLineId, { ...entryOf(line), code: event.target.value === "final" ? "final" : "partial" })}
          />
        </span>
      ),
    },
  ];
  return <DataTable label={t("plan.linesTitle")} columns={columns} rows={lines} rowKey={(line) => line.demandLineId} empty={null} />;
}
