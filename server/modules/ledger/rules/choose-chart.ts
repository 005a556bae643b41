import type { ChartTemplate } from "./charts/chart";
import { china } from "./charts/china";
import { generic } from "./charts/generic";
import { germany } from "./charts/germany";
import { korea } from "./charts/korea";
import { unitedStates } from "./charts/united-states";

export const CHART_NAMES = ["KR", "CN", "DE", "US", "generic"] as const;
export type ChartName = (typeof CHART_NAMES)[number];

const CHARTS: Readonly<Record<ChartName, ChartTemplate>> = { KR: korea, CN: china, DE: germany, US: unitedStates, generic };

/** The chart of a country (ISO 3166 alpha-2), or the generic one where the country has none of its own here. */
export function chartOfCountry(country: string): ChartName {
  return CHART_NAMES.find((name) => name === country) ?? "generic";
}

export function chartOf(name: ChartName): ChartTemplate {
  return CHARTS[name];
}
