import { readFile } from "node:fs/promises";
import path from "node:path";

type Tree = { readonly [key: string]: string | Tree };

const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "messages");
const loaded = new Map<string, Promise<Tree>>();

function readNamespace(language: string, namespace: string): Promise<Tree> {
  const name = `${language}/${namespace}`;
  const known = loaded.get(name) ?? readFile(path.join(folder, language, `${namespace}.json`), "utf8").then((text) => JSON.parse(text) as Tree, () => ({}));
  loaded.set(name, known);
  return known;
}

function textAt(tree: Tree, steps: readonly string[]): string | null {
  let at: string | Tree | undefined = tree;
  for (const step of steps) at = typeof at === "object" ? at[step] : undefined;
  return typeof at === "string" ? at : null;
}

/** Plain texts of the message catalogues by full key, in a language; English where it lacks one, the key's end where both do. */
export async function messageTexts(language: string, keys: readonly string[]): Promise<(key: string) => string> {
  const namespaces = [...new Set(keys.map((key) => key.split(".")[0] ?? ""))];
  const trees = new Map<string, readonly [Tree, Tree]>();
  for (const namespace of namespaces) trees.set(namespace, [await readNamespace(language, namespace), await readNamespace("en", namespace)]);
  return (key) => {
    const [namespace = "", ...steps] = key.split(".");
    const [own, english] = trees.get(namespace) ?? [{}, {}];
    return textAt(own, steps) ?? textAt(english, steps) ?? steps.at(-1) ?? key;
  };
}
