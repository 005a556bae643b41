import type { ImportPlan } from "./build-records";
import type { ImportKind } from "./import-fields";

/** What a run keeps of how its file is read. */
export interface RunSettings {
  readonly kind: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly valueMatches: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly options: Readonly<Record<string, string>>;
}

const DEFAULT = "default.";

export function planOf(run: RunSettings): ImportPlan {
  const { options } = run;
  const dateOrder = options["dateOrder"];
  return {
    kind: run.kind as ImportKind,
    mapping: run.mapping,
    valueMatches: run.valueMatches,
    formats: {
      dateOrder: dateOrder === "dmy" || dateOrder === "mdy" ? dateOrder : "ymd",
      decimalMark: options["decimalMark"] === "," ? "," : ".",
      shares: options["shares"] === "fraction" ? "fraction" : "percent",
    },
    defaults: Object.fromEntries(Object.entries(options).flatMap(([key, value]) => (key.startsWith(DEFAULT) ? [[key.slice(DEFAULT.length), value]] : []))),
  };
}

/** The options with other fixed values of fields. */
export function withDefaults(options: Readonly<Record<string, string>>, defaults: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(options).filter(([key]) => !key.startsWith(DEFAULT));
  const fixed = Object.entries(defaults).filter(([, value]) => value.trim() !== "").map(([field, value]) => [`${DEFAULT}${field}`, value.trim()] as const);
  return Object.fromEntries([...kept, ...fixed]);
}

/** What the worker does for a run: try every record and take it back, or bring it in. */
export type Phase = "check" | "load";

export function phaseOf(run: { status: string; options: Readonly<Record<string, string>> }): Phase | null {
  if (run.status === "queued" || run.status === "running") return "load";
  return run.status === "draft" && run.options["checking"] ? "check" : null;
}

export type RunAction = "configure" | "check" | "start" | "cancel";

export function runActions(run: { status: string; options: Readonly<Record<string, string>>; rowsTotal: number; rowsRefused: number }): RunAction[] {
  if (run.status === "draft") return run.options["checking"] ? ["cancel"] : ["configure", "check", "cancel"];
  if (run.status === "checked") return ["configure", "check", ...(run.rowsRefused < run.rowsTotal ? (["start"] as const) : []), "cancel"];
  return run.status === "queued" || run.status === "running" ? ["cancel"] : [];
}
