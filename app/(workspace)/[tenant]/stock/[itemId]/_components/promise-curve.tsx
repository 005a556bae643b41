"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable, Section, Select, type Column } from "@/app/_ui";
import { BarChart } from "@/app/_ui/charts";
import { useFormat } from "@/app/_ui/format";
import { decimal, decimalText } from "@/server/kernel/money";
import type { Availability } from "./item-stock-type";

type Place = Availability["places"][number];
type Day = Place["curve"][number];

/** Charts draw whole numbers; quantities have up to four decimals. */
const SCALE = 10_000;
const toWhole = (quantity: string) => BigInt(decimal(quantity).times(SCALE).toFixed(0));
const toQuantity = (whole: bigint) => decimalText(decimal(whole).div(SCALE));

/** PRM-01: what may still be promised of the item in a warehouse, day by day, as table and curve. */
export function PromiseCurve({ data }: { data: Availability }) {
  const t = useTranslations("stock");
  const format = useFormat();
  const [chosen, setChosen] = useState<string>();
  const place = data.places.find((p) => p.warehouseId === chosen) ?? busiest(data.places);
  if (!place) return null;
  const columns: Column<Day>[] = [
    { key: "on", header: t("atp.day"), cell: (day) => (day.on === data.today ? t("atp.today") : format.date(day.on)) },
    { key: "supply", header: t("atp.comes"), numeric: true, cell: (day) => format.quantity(day.supply, { zero: "dash" }) },
    { key: "demand", header: t("atp.goes"), numeric: true, cell: (day) => format.quantity(day.demand, { zero: "dash" }) },
    { key: "projected", header: t("atp.projected"), numeric: true, cell: (day) => <span className={day.projected.startsWith("-") ? "text-late" : undefined}>{format.quantity(day.projected)}</span> },
    { key: "available", header: t("atp.available"), numeric: true, card: "aside", cell: (day) => <span className="font-medium">{format.quantity(day.available, { unit: data.item.unitCode })}</span> },
  ];
  return (
    <Section
      title={t("atp.title")}
      description={t("atp.description")}
      actions={data.places.length > 1 ? <Select aria-label={t("warehouse")} value={place.warehouseId} onChange={(event) => setChosen(event.target.value)} options={data.places.map((p) => ({ value: p.warehouseId, label: p.warehouseName }))} /> : undefined}
    >
      <DataTable compact label={t("atp.title")} columns={columns} rows={place.curve} rowKey={(day) => day.on} empty={null} />
      {place.curve.length > 1 ? (
        <BarChart
          question={t("atp.question", { warehouse: place.warehouseName })}
          labelHeader={t("atp.day")}
          rows={place.curve.map((day) => ({ label: format.date(day.on), values: { available: toWhole(day.available) } }))}
          series={[{ key: "available", label: t("atp.available"), colour: "teal" }]}
          format={(whole) => format.quantity(toQuantity(whole), { unit: data.item.unitCode })}
          formatShort={(whole) => format.quantity(toQuantity(whole))}
        />
      ) : null}
    </Section>
  );
}

/** The warehouse in which most happens is shown first. */
function busiest(places: readonly Place[]): Place | undefined {
  return [...places].sort((a, b) => b.curve.length - a.curve.length)[0];
}
