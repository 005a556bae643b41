import type { ChartAccount, ChartTemplate } from "./charts/chart";
import { china } from "./charts/china";
import { generic } from "./charts/generic";
import { germany } from "./charts/germany";
import { korea } from "./charts/korea";
import { localNamesOf } from "./charts/local-names";
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

/** A chart for a workspace of a language: accounts are called as in the country if that is its language, with the other name beside. */
export function chartInLanguage(name: ChartName, language: string): { accounts: (ChartAccount & { otherName: string | null })[]; bankName: string; cashName: string } {
  const [chart, local] = [chartOf(name), localNamesOf(name)];
  const own = local?.language === language;
  const accounts = chart.accounts.map((account) => {
    const there = local?.names[account.code] ?? null;
    return own && there ? { ...account, name: there, otherName: account.name } : { ...account, otherName: there };
  });
  return { accounts, bankName: own && local ? local.bankName : chart.bankName, cashName: own && local ? local.cashName : chart.cashName };
}
