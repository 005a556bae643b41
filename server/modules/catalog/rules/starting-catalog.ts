import { calendarDate, type CalendarDate } from "@/server/kernel/calendar-date";

/** The units a new workspace begins with. Codes after UN/ECE recommendation 20 where the trade uses them. */
const STARTING_UNITS = [
  { code: "EA", name: "Piece", decimals: 0 },
  { code: "BOX", name: "Box", decimals: 0 },
  { code: "SET", name: "Set", decimals: 0 },
  { code: "KG", name: "Kilogram", decimals: 3 },
  { code: "L", name: "Litre", decimals: 3 },
  { code: "M", name: "Metre", decimals: 2 },
  { code: "HUR", name: "Hour", decimals: 2 },
] as const;

const UNIT_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ko: { EA: "개", BOX: "박스", SET: "세트", KG: "킬로그램", L: "리터", M: "미터", HUR: "시간" },
  zh: { EA: "个", BOX: "箱", SET: "套", KG: "千克", L: "升", M: "米", HUR: "小时" },
};

/** The units in the workspace's language. */
export const startingUnits = (language: string) => STARTING_UNITS.map((unit) => ({ ...unit, name: UNIT_NAMES[language]?.[unit.code] ?? unit.name }));

export type TaxKind = "taxable" | "zero_rated" | "exempt";
export interface StartingTax {
  readonly code: string;
  readonly name: string;
  readonly kind: TaxKind;
  readonly isDefault: boolean;
  readonly rates: readonly { validFrom: CalendarDate; ratePercent: string }[];
}

/** The standard rate of value-added tax by country, each from the day it came into force. */
const STANDARD_RATES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  KR: [["1977-07-01", "10"]],
  JP: [["1997-04-01", "5"], ["2014-04-01", "8"], ["2019-10-01", "10"]],
  CN: [["1994-01-01", "17"], ["2018-05-01", "16"], ["2019-04-01", "13"]],
  DE: [["1998-04-01", "16"], ["2007-01-01", "19"], ["2020-07-01", "16"], ["2021-01-01", "19"]],
  FR: [["2000-04-01", "19.6"], ["2014-01-01", "20"]],
  GB: [["1991-04-01", "17.5"], ["2008-12-01", "15"], ["2010-01-01", "17.5"], ["2011-01-04", "20"]],
  IT: [["2011-09-17", "21"], ["2013-10-01", "22"]],
  ES: [["2010-07-01", "18"], ["2012-09-01", "21"]],
  NL: [["2001-01-01", "19"], ["2012-10-01", "21"]],
  AT: [["1984-01-01", "20"]],
  BE: [["1996-01-01", "21"]],
  CH: [["2018-01-01", "7.7"], ["2024-01-01", "8.1"]],
  SE: [["1990-07-01", "25"]],
  DK: [["1992-01-01", "25"]],
  NO: [["2005-01-01", "25"]],
  PL: [["2011-01-01", "23"]],
  IE: [["2012-01-01", "23"]],
  PT: [["2011-01-01", "23"]],
  FI: [["2013-01-01", "24"], ["2024-09-01", "25.5"]],
  AU: [["2000-07-01", "10"]],
  NZ: [["2010-10-01", "15"]],
  SG: [["2007-07-01", "7"], ["2023-01-01", "8"], ["2024-01-01", "9"]],
  TW: [["1986-04-01", "5"]],
};

/** The reduced rate where a trader of goods commonly needs it from the first day. */
const REDUCED_RATES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  DE: [["1983-07-01", "7"], ["2020-07-01", "5"], ["2021-01-01", "7"]],
  CN: [["2017-07-01", "11"], ["2018-05-01", "10"], ["2019-04-01", "9"]],
};

/** A third rate: services in China (财税〔2016〕36号). */
const LOW_RATES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  CN: [["2016-05-01", "6"]],
};

interface TaxNames {
  readonly STD: string;
  readonly RED: string;
  readonly LOW: string;
  readonly ZERO: string;
  readonly EXEMPT: string;
  readonly NONE: string;
}

const ENGLISH: TaxNames = { STD: "Standard rate", RED: "Reduced rate", LOW: "Rate for services", ZERO: "Zero-rated (export)", EXEMPT: "Exempt", NONE: "Not taxed" };
const TAX_NAMES: Readonly<Record<string, TaxNames>> = {
  ko: { STD: "과세", RED: "경감세율", LOW: "용역 세율", ZERO: "영세율", EXEMPT: "면세", NONE: "과세 안 함" },
  zh: { STD: "增值税（标准税率）", RED: "增值税（低税率）", LOW: "增值税（服务）", ZERO: "零税率（出口）", EXEMPT: "免税", NONE: "不征税" },
};

const dated = (rates: readonly (readonly [string, string])[]) => rates.map(([from, ratePercent]) => ({ validFrom: calendarDate(from), ratePercent }));

/**
 * The tax codes a workspace of a country begins with. Where the country has no national rate known here, nothing is taxed
 * until its accountant enters a code of their own: no rate is guessed.
 */
export function startingTaxes(country: string, language = "en"): StartingTax[] {
  const names = TAX_NAMES[language] ?? ENGLISH;
  const low = LOW_RATES[country];
  const standard = STANDARD_RATES[country];
  const rates = standard && dated(standard);
  const reduced = REDUCED_RATES[country];
  const exempt: StartingTax = { code: "EXEMPT", name: rates ? names.EXEMPT : names.NONE, kind: "exempt", isDefault: !rates, rates: [] };
  if (!rates) return [exempt];
  return [
    { code: "STD", name: names.STD, kind: "taxable", isDefault: true, rates },
    ...(reduced ? [{ code: "RED", name: names.RED, kind: "taxable" as const, isDefault: false, rates: dated(reduced) }] : []),
    ...(low ? [{ code: "LOW", name: names.LOW, kind: "taxable" as const, isDefault: false, rates: dated(low) }] : []),
    { code: "ZERO", name: names.ZERO, kind: "zero_rated", isDefault: false, rates: [] },
    exempt,
  ];
}
