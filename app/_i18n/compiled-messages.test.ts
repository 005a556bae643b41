import { createTranslator } from "use-intl/core";
import asWritten from "use-intl/format-message";
import formatCompiled from "use-intl/format-message/format-only";
import { describe, expect, it } from "vitest";
import { compileTree } from "./compiled-messages";
import { locales } from "./locales";
import { loadMessages, type MessageTree } from "./messages";

type Options = Parameters<typeof asWritten>[3];

/** What next-intl hands its formatter; kept by a formatter's cache of its own. */
function optionsOf(locale: string): Options {
  const formatters = {
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
  };
  return { cache: { dateTime: {}, number: {}, message: {}, relativeTime: {}, pluralRules: {}, list: {}, displayNames: {} }, formatters, locale, timeZone: "UTC" } as unknown as Options;
}

function* leaves(tree: MessageTree, path = ""): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") yield [`${path}${key}`, value];
    else yield* leaves(value, `${path}${key}.`);
  }
}

/** Every argument of a text, as the number or word that it may be; tags are functions. */
function valuesOf(text: string, number: number): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [, name = ""] of text.matchAll(/\{\s*(\w+)\s*[,}]/g)) values[name] = number;
  for (const [, tag = ""] of text.matchAll(/<(\w+)>/g)) values[tag] = (chunks: unknown) => String(chunks);
  return values;
}

describe("PLT-18 texts that come to the browser taken apart", () => {
  it.each(locales)("say in %s what they say as they are written, with nothing, one and many", async (locale) => {
    const tree = await loadMessages(locale);
    const options = optionsOf(locale);
    const compiled = new Map(leavesOfCompiled(compileTree(tree)));
    const differing: string[] = [];
    for (const [key, text] of leaves(tree)) {
      for (const number of [0, 1, 5]) {
        const values = valuesOf(text, number) as Parameters<typeof asWritten>[2];
        const [before, after] = [asWritten(key, text, values, options), formatCompiled(key, compiled.get(key) as never, values, options)];
        if (JSON.stringify(before) !== JSON.stringify(after)) differing.push(`${key}: ${JSON.stringify(before)} / ${JSON.stringify(after)}`);
      }
    }
    expect(differing).toEqual([]);
  });

  it("are found by their keys", async () => {
    const t = createTranslator({ locale: "en", messages: compileTree(await loadMessages("en")) as never, namespace: "ui" as never });
    expect(t.has("grid.addLine" as never)).toBe(true);
    expect(t.has("grid.nothing" as never)).toBe(false);
  });
});

function* leavesOfCompiled(tree: ReturnType<typeof compileTree>, path = ""): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string" || Array.isArray(value)) yield [`${path}${key}`, value];
    else yield* leavesOfCompiled(value as ReturnType<typeof compileTree>, `${path}${key}.`);
  }
}
