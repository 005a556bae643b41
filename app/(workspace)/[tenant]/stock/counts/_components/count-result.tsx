"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { isZero, subtractQuantity } from "@/server/kernel/quantity";
import { useMay, useWorkspacePath } from "../../../../_member-context";
import type { Count } from "./count-record-type";

type Line = Count["lines"][number];

/** What was counted against what the books said. */
export function CountResult({ count }: { count: Count }) {
  const t = useTranslations("stock");
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const difference = (line: Line) => line.differenceQuantity ?? (line.countedQuantity === null ? null : subtractQuantity(line.countedQuantity, line.bookQuantity));
  const columns: Column<Line>[] = [
    { key: "item", header: t("item"), cell: (line) => <Link href={path(`/stock/${line.itemId}`)} className="hover:underline"><span className="font-medium">{line.itemCode}</span> <span className="text-ink-2">{line.itemName}</span></Link> },
    { key: "location", header: t("location"), cell: (line) => line.locationCode },
    { key: "book", header: t("count.books"), numeric: true, cell: (line) => format.quantity(line.bookQuantity) },
    { key: "counted", header: t("count.counted"), numeric: true, cell: (line) => (line.countedQuantity === null ? <span className="text-ink-3">{t("count.notCounted")}</span> : format.quantity(line.countedQuantity)) },
    ...(may("costs.view") ? [{ key: "value", header: t("count.differenceValue"), numeric: true, card: "hidden" as const, cell: (line: Line) => (line.differenceValueMinor === null ? null : format.money(line.differenceValueMinor, undefined, { zero: "dash" })) }] : []),
    { key: "difference", header: t("difference"), numeric: true, card: "aside", cell: (line) => { const d = difference(line); return d === null ? "–" : <span className={isZero(d) ? "text-ink-3" : "text-waiting"}>{format.quantity(d, { zero: "dash" })}</span>; } },
  ];
  return <DataTable label={t("count.lines")} columns={columns} rows={count.lines} rowKey={(line) => line.id} empty={null} />;
}
