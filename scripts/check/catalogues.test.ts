import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/server/kernel/languages";
import { catalogueFaults, flatten } from "./message-faults";
import { readMessageUses, unusedKeys } from "./message-uses";

const root = path.resolve(import.meta.dirname, "../..");

/** Every text of a language by namespace and key, "orders.done.saved". */
function catalogueOf(language: string): Map<string, string> {
  const folder = path.join(root, "messages", language);
  const texts = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const tree = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as object;
    for (const [key, text] of flatten(tree)) texts.set(`${file.slice(0, -".json".length)}.${key}`, text);
  }
  return texts;
}

describe("PLT-18 the catalogues of messages/", () => {
  const english = catalogueOf("en");
  const uses = readMessageUses(root);

  it.each(LANGUAGES)("%s has every key, with the same arguments, in its own words", (language) => {
    expect(catalogueFaults(language, catalogueOf(language), english)).toEqual([]);
  });

  it("hold no text that nothing uses", () => expect(unusedKeys(english.keys(), uses)).toEqual([]));

  it("hold a text for every error that is raised", () => {
    expect(uses.raised.size).toBeGreaterThan(300);
    expect([...uses.raised].filter((code) => !english.has(`errors.${code}`))).toEqual([]);
  });

  it("hold every text that is asked for", () => {
    expect(uses.asked.filter(({ keys }) => !keys.some((key) => english.has(key)))).toEqual([]);
  });
});
