import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { generalKeys, gridKeys, listKeys } from "./general-keys";

const app = path.join(import.meta.dirname, "../../..");
const sources = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.startsWith("design") && !file.endsWith("general-keys.ts"))
  .map((file) => readFileSync(path.join(app, file), "utf8"));

/** What buttons and menu entries show, and answer to. */
const shown = new Set(sources.flatMap((text) => [...text.matchAll(/\bkeys(?:=|: (?:[\w.]+ === "\w+" \? )?)"([^"]+)"/g)].flatMap(([, keys]) => keys ?? [])));
/** What the shell's and the lists' own handlers answer to. */
const handled = sources.filter((text) => text.includes("addEventListener(\"keydown\"")).join("\n");
const written: Readonly<Record<string, string>> = { "Ctrl+K": "ctrl+k", Space: " ", Esc: "Escape", "Shift+X": "event.shiftKey" };

describe("PLT-12 the sheet of keys", () => {
  const listed = [...generalKeys, ...listKeys].map(([, keys]): string => keys);

  it("leaves the keys of buttons to the buttons of the page, but for the one that opens the create menu", () => {
    expect(shown.size).toBeGreaterThan(5);
    expect(listed.filter((keys) => shown.has(keys) && !["c", "?", "Enter", "Esc", "Ctrl+K"].includes(keys))).toEqual([]);
  });

  it("has every key of the menu of a line", () => {
    const grid = sources.find((text) => text.includes("function LineMenu")) ?? "";
    const inMenu = [...grid.matchAll(/action\("(\w+)", "([^"]+)"/g)].map(([, , keys]) => keys ?? "");
    expect(inMenu.length).toBeGreaterThan(3);
    const told = gridKeys.map(([, keys]): string => keys).join("|");
    expect(inMenu.filter((keys) => !told.includes(keys) && keys !== "Alt+↓")).toEqual([]);
  });

  it("has none that nothing answers to", () => {
    // Enter opens the row's link, which has the focus: the browser answers.
    const answered = (keys: string) => keys === "Enter" || shown.has(keys) || handled.includes(`"${written[keys] ?? keys}"`) || handled.includes(written[keys] ?? "\0");
    expect(listed.filter((keys) => !answered(keys))).toEqual([]);
  });

  it("names each key once", () => {
    expect(new Set(listed).size).toBe(listed.length);
  });
});
