"use client";

import { ChartFigure } from "./chart-figure";
import type { ChartProps } from "./chart-types";

export type { ChartColour, ChartProps, ChartRow, ChartSeries } from "./chart-types";

/** Amounts by time or, lying down, by name. */
export function BarChart(props: ChartProps) {
  return <ChartFigure shape="bar" {...props} />;
}

/** How something moved over time. */
export function AreaChart(props: ChartProps) {
  return <ChartFigure shape="area" {...props} />;
}

/** Shares of one whole, six at most; uses the first series. */
export function DonutChart(props: ChartProps) {
  return <ChartFigure shape="donut" {...props} />;
}
