import "server-only";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

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
  if (process.env.NODE_ENV !== "production") return readNamespaces(locale);
  const known = loaded.get(locale) ?? readNamespaces(locale);
  loaded.set(locale, known);
  return known;
}
