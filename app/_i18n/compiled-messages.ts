import "server-only";
import compile from "icu-minify/compile";
import { loadMessages, type MessageTree } from "./messages";

type CompiledMessage = ReturnType<typeof compile>;
export type CompiledTree = { [key: string]: CompiledMessage | CompiledTree };

const known = new Map<string, Promise<CompiledTree>>();

/**
 * The texts of a language as the screens of a build take them: read and taken apart here, once, so that no browser carries the parser of
 * the message format. While developing they travel as they are written, and so do those that mail and papers are worded from (`loadMessages`).
 */
export function compiledMessages(locale: string): Promise<CompiledTree> {
  if (process.env.NODE_ENV !== "production") return loadMessages(locale);
  const texts = known.get(locale) ?? loadMessages(locale).then(compileTree);
  known.set(locale, texts);
  return texts;
}

/** Plain objects and arrays only: what the compiler makes has none of the prototypes that travel to the browser. */
export function compileTree(tree: MessageTree): CompiledTree {
  return JSON.parse(JSON.stringify(compiled(tree))) as CompiledTree;
}

function compiled(tree: MessageTree): CompiledTree {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeof value === "string" ? compile(value) : compiled(value)]));
}
