import type { ReactNode } from "react";

/** The palette of the charts; the same colour for the same thing on every screen. */
export type ChartColour = "teal" | "sky" | "amber" | "stone" | "red" | "green";

export interface ChartSeries {
  key: string;
  label: string;
  colour: ChartColour;
}

export interface ChartRow {
  /** Already formatted: a month, a name, a state. */
  label: string;
  /** By series key, in whole units (minor units of a currency, pieces). */
  values: Readonly<Record<string, bigint>>;
  /** Where the rows behind a figure are, by series key: the table view leads there. */
  hrefs?: Readonly<Record<string, string>>;
}

export interface ChartProps {
  /** The one question that the chart answers; its title. */
  question: string;
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
  /** Exact, for the table and the tooltip. */
  format: (value: bigint) => string;
  /** Short, for the axis. */
  formatShort?: (value: bigint) => string;
  /** Header of the first column of the table view. */
  labelHeader: string;
  stacked?: boolean;
  /** Bars that lie down: for names rather than times. */
  lying?: boolean;
  actions?: ReactNode;
  className?: string;
}

export type ChartShape = "bar" | "area" | "donut";
