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

/** What the worker does for a run: try every record and take it back, bring it in, or undo what was brought in. */
export type Phase = "check" | "load" | "undo";

export function phaseOf(run: { status: string; options: Readonly<Record<string, string>> }): Phase | null {
  if (run.status === "queued" || run.status === "running") return "load";
  if (run.status === "undoing") return "undo";
  return run.status === "draft" && run.options["checking"] ? "check" : null;
}

export type RunAction = "configure" | "check" | "correct" | "start" | "cancel" | "undo";

interface RunFacts {
  readonly status: string;
  readonly options: Readonly<Record<string, string>>;
  readonly rowsTotal: number;
  readonly rowsRefused: number;
  readonly rowsCreated: number;
  readonly rowsUpdated: number;
  readonly rowsKept: number;
}

export function runActions(run: RunFacts): RunAction[] {
  switch (run.status) {
    case "draft":
      return run.options["checking"] ? ["cancel"] : ["configure", "check", "cancel"];
    case "checked":
      return ["configure", "check", ...(run.rowsRefused > 0 ? (["correct"] as const) : []), ...(run.rowsRefused < run.rowsTotal ? (["start"] as const) : []), "cancel"];
    case "queued":
    case "running":
      return ["cancel"];
    case "done":
    case "cancelled":
      return run.rowsCreated + run.rowsUpdated > 0 ? ["undo"] : [];
    // What had to stay may be tried again when the reason is gone.
    case "undone":
      return run.rowsKept > 0 ? ["undo"] : [];
    default:
      return [];
  }
}
