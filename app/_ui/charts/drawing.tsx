"use client";

import { AreaChart, BarChart, DonutChart } from "@tremor/react";
import type { ChartColour, ChartProps, ChartShape } from "./chart-types";
import { swatchOf } from "./legend";

/** Positions on a canvas may be approximate; every figure that is read comes from the exact rows. */
function position(value: bigint): number {
  return Number(value);
}

function exact(drawn: number): bigint {
  return BigInt(Math.round(drawn));
}

export default function Drawing({ shape, rows, series, format, formatShort, stacked }: ChartProps & { shape: ChartShape }) {
  const short = (drawn: number) => (formatShort ?? format)(exact(drawn));
  const data = rows.map((row) => {
    const point: Record<string, string | number> = { label: row.label };
    for (const one of series) point[one.label] = position(row.values[one.key] ?? 0n);
    return point;
  });
  if (shape === "donut") {
    const first = series[0];
    return (
      <div className="flex flex-wrap items-center gap-6" inert>
        <DonutChart
          className="h-44 w-44 shrink-0"
          data={data}
          index="label"
          category={first?.label ?? ""}
          colors={[...palette]}
          valueFormatter={(drawn) => format(exact(drawn))}
          showLabel={false}
          showAnimation={false}
        />
        <DirectLabels rows={rows} seriesKey={first?.key ?? ""} format={format} />
      </div>
    );
  }
  const shared = {
    className: "h-60",
    data,
    index: "label",
    categories: series.map((one) => one.label),
    colors: series.map((one) => one.colour),
    valueFormatter: short,
    yAxisWidth: 72,
    showLegend: false,
    showAnimation: false,
    minValue: rows.some((row) => series.some((one) => (row.values[one.key] ?? 0n) < 0n)) ? undefined : 0,
  };
  return (
    <>
      {shape === "area" ? (
        <AreaChart {...shared} stack={stacked} />
      ) : (
        <BarChart {...shared} stack={stacked} />
      )}
    </>
  );
}

const palette: readonly ChartColour[] = ["teal", "sky", "amber", "stone", "red", "green"];

function DirectLabels({ rows, seriesKey, format }: { rows: ChartProps["rows"]; seriesKey: string; format: (value: bigint) => string }) {
  return (
    <ul className="min-w-40 grow">
      {rows.map((row, index) => (
        <li key={row.label} className="flex h-7 items-center gap-2">
          <span aria-hidden className={`size-2 rounded-full ${swatchOf[palette[index % palette.length] ?? "stone"]}`} />
          <span className="min-w-0 grow truncate">{row.label}</span>
          <span>{format(row.values[seriesKey] ?? 0n)}</span>
        </li>
      ))}
    </ul>
  );
}
