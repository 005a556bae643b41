import "server-only";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { locales } from "./locales";

export type MessageTree = { [key: string]: string | MessageTree };

const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "messages");
const loaded = new Map<string, Promise<MessageTree>>();

/** "orders.not_found": "…" becomes { orders: { not_found: "…" } }, which is how next-intl wants dotted keys. */
export function nestDottedKeys(flat: MessageTree): MessageTree {
  const nested: MessageTree = {};
  for (const [key, value] of Object.entries(flat)) {
    const steps = key.split(".");
    const last = steps.pop() ?? key;
    let branch = nested;
    for (const step of steps) {
      const next = branch[step];
      branch = branch[step] = typeof next === "object" ? next : {};
    }
    branch[last] = typeof value === "string" ? value : { ...asTree(branch[last]), ...nestDottedKeys(value) };
  }
  return nested;
}

function asTree(value: string | MessageTree | undefined): MessageTree {
  return typeof value === "object" ? value : {};
}

/** What `over` lacks is taken from `under`. */
function laidOver(over: MessageTree, under: MessageTree): MessageTree {
  const laid: MessageTree = { ...under, ...over };
  for (const [key, value] of Object.entries(under)) {
    const above = over[key];
    if (typeof value === "object" && typeof above === "object") laid[key] = laidOver(above, value);
  }
  return laid;
}

/** A text that a language lacks is shown in English rather than as its key; the check of the catalogues keeps that from happening. */
async function readLanguage(locale: string): Promise<MessageTree> {
  const own = await readNamespaces(locale);
  return locale === locales[0] ? own : laidOver(own, await loadMessages(locales[0]));
}

async function readNamespaces(locale: string): Promise<MessageTree> {
  const files = (await readdir(path.join(folder, locale))).filter((name) => name.endsWith(".json"));
  const entries = await Promise.all(
    files.map(async (name) => {
      const parsed = JSON.parse(await readFile(path.join(folder, locale, name), "utf8")) as MessageTree;
      return [name.slice(0, -".json".length), nestDottedKeys(parsed)] as const;
    }),
  );
  return { errors: {}, ...Object.fromEntries(entries) };
}

/** All texts of one language; a file's name is its namespace. Read once in production, on every request in development. */
export function loadMessages(locale: string): Promise<MessageTree> {
  if (process.env.NODE_ENV !== "production") return readLanguage(locale);
  const known = loaded.get(locale) ?? readLanguage(locale);
  loaded.set(locale, known);
  return known;
}
