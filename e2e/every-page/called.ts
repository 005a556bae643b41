import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pictureLanguage } from "./look";

type Texts = { readonly [key: string]: string | Texts };

function* flat(texts: Texts, path: string): Generator<[string, string]> {
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === "string") yield [`${path}.${key}`, text];
    else yield* flat(text, `${path}.${key}`);
  }
}

function catalogue(language: string): Map<string, string> {
  const folder = join(import.meta.dirname, "..", "..", "messages", language);
  return new Map(readdirSync(folder).flatMap((file) => [...flat(JSON.parse(readFileSync(join(folder, file), "utf8")) as Texts, file)]));
}

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");

/**
 * What begins with a text of the English catalogue, in the pictures' language: `called("New rule")`, `called("Edit account {account}", { account: "103" })`.
 * Several places may have the text, in words of their own; arguments that are not given stand for anything. Throws for a text that no catalogue has.
 */
export function called(english: string, given: Readonly<Record<string, string>> = {}): RegExp {
  const keys = [...catalogue("en")].filter(([, text]) => text === english).map(([key]) => key);
  if (keys.length === 0) throw new Error(`No text of messages/en reads “${english}”`);
  const there = catalogue(pictureLanguage);
  const texts = [...new Set(keys.map((key) => there.get(key) ?? english))];
  return new RegExp(`^(?:${texts.map((text) => escaped(text).replaceAll(/\{(\w+)\}/g, (_, name: string) => (name in given ? escaped(given[name] ?? "") : ".+"))).join("|")})`);
}
