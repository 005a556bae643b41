import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { describe, expect, it } from "vitest";
import { mergeClasses } from "./merge-classes";

const judge = extendTailwindMerge({ extend: { classGroups: { "font-size": [{ text: ["label", "body", "title", "display"] }] } } });

/** Every word in the sources of the screens that Tailwind takes for a utility, without its conditions. */
function utilitiesInUse(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name));
  const words = new Set<string>();
  for (const file of files) {
    for (const [, one, other] of readFileSync(join("app", file), "utf8").matchAll(/"([^"\n]*)"|`([^`]*)`/g)) {
      for (const word of (one ?? other ?? "").split(/\s+/)) words.add(word.replace(/^(?:[a-z@*[][^\s"]*:)?(-?[a-z@][^\s":]*)$/, "$1"));
    }
  }
  return [...words].filter((word) => /^-?[a-z@]/.test(word) && judge(`${word} ${word}`) === word);
}

describe("PLT-12 a later class replaces an earlier one of its kind", () => {
  it("as Tailwind's own rules say, for every pair of utilities in the sources", () => {
    const words = utilitiesInUse();
    expect(words.length).toBeGreaterThan(300);
    const differing: string[] = [];
    for (const first of words) {
      for (const second of words) {
        if (first === second) continue;
        const pair = `${first} ${second}`;
        if (mergeClasses(pair) !== judge(pair)) differing.push(`${pair} → ${judge(pair)}`);
      }
    }
    expect(differing.slice(0, 20)).toEqual([]);
  }, 60_000);

  it("under the same condition and weight only, and leaves what it does not know", () => {
    for (const classes of ["p-2 sm:p-4 p-3", "px-2 p-3 sm:px-1", "hover:bg-hover bg-surface hover:bg-pressed", "px-0! px-3", "group tabular-nums p-1 group", "data-[state=open]:flex data-[state=open]:hidden", "max-w-[calc(100vw-1rem)] max-w-72"]) {
      expect(mergeClasses(classes)).toBe(judge(classes));
    }
  });
});
