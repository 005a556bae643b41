import type { ReactNode } from "react";
import type { MenuAction } from "@/app/_ui/menu-action";
import { generalKeys, gridKeys, listKeys } from "./general-keys";
import { escapeLeadsBack } from "./leads-back";
import { wordsOf } from "./words-of";

export interface KeyRow {
  readonly keys: string;
  /** Key under "shell.keys", or the words of the button that answers. */
  readonly id?: string;
  readonly text?: ReactNode;
}

const main = (selector: string) => document.querySelector<HTMLElement>(`main ${selector}`);
const rowsOf = (keys: readonly (readonly [id: string, keys: string])[]): KeyRow[] => keys.map(([id, one]) => ({ id, keys: one }));

/** The keys that do something on the page in view, at this moment: everywhere, by its buttons, its record's actions and rows, and in its lines. */
export function keysHere(actions: readonly MenuAction[]): { general: KeyRow[]; here: KeyRow[]; grid: KeyRow[] } {
  const buttons = buttonKeys(actions);
  const begins = !buttons.some((one) => one.keys === "c") && document.querySelector<HTMLElement>("[data-create-menu]")?.checkVisibility();
  return {
    general: rowsOf(generalKeys.filter(([id]) => (id === "create" ? begins : id === "back" ? escapeLeadsBack() : true))),
    here: [...buttons, ...rowsOf(listKeys.filter(([id]) => listAnswers(id)))],
    grid: rowsOf(gridKeys.filter(([id]) => gridAnswers(id))),
  };
}

/** Of buttons on the page and of the record's menu; the first that shows a key answers to it. */
function buttonKeys(actions: readonly MenuAction[]): KeyRow[] {
  const shown = [...document.querySelectorAll<HTMLElement>("main [data-keys]")].filter((one) => one.checkVisibility() && !one.hasAttribute("disabled"));
  const all: KeyRow[] = [
    ...shown.map((one) => ({ keys: one.dataset["keys"] ?? "", text: wordsOf(one) })),
    ...actions.flatMap((action) => (action.keys && !action.disabled ? [{ keys: action.keys, text: action.label }] : [])),
  ];
  return all.filter((one, index) => all.findIndex((other) => other.keys === one.keys) === index);
}

function listAnswers(id: (typeof listKeys)[number][0]): boolean {
  if (!main("[data-row-focus]")) return false;
  if (id === "open") return main("a[data-row-focus], button[data-row-focus]") !== null;
  if (id === "peek") return main("table[data-peeks]") !== null;
  return id === "next" || id === "previous" || main("table[data-selects]") !== null;
}

function gridAnswers(id: (typeof gridKeys)[number][0]): boolean {
  const grid = main("[data-line-keys]");
  if (!grid) return false;
  const has = (what: string) => grid.dataset["lineKeys"]?.split(" ").includes(what) ?? false;
  if (id === "gridDuplicate") return has("duplicate");
  if (id === "gridMove") return has("move");
  if (id === "gridDetail") return has("detail");
  return id === "gridCell" || has("edit");
}
