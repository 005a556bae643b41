import { z } from "zod";

/** Where an input names a record: `lines.0.itemId`, and the kind of record it must be. */
export interface IdPath {
  readonly path: string;
  readonly entity: string;
}

interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly entity?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
}

/** Every place of an input schema that takes an id; positions in lists stand as `*`. */
export function idPathsOfSchema(schema: z.ZodType): IdPath[] {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as JsonSchema;
  const found = new Map<string, IdPath>();
  walkSchema(json, [], (path, node) => {
    // A bare UUID without a kind of record would slip through the matrix: it counts as an id of anything.
    if (node.entity || node.format === "uuid") found.set(path.join("."), { path: path.join("."), entity: node.entity ?? "any" });
  });
  return [...found.values()];
}

function walkSchema(node: JsonSchema, path: readonly string[], visit: (path: readonly string[], node: JsonSchema) => void): void {
  visit(path, node);
  for (const [key, child] of Object.entries(node.properties ?? {})) walkSchema(child, [...path, key], visit);
  if (node.items) walkSchema(node.items, [...path, "*"], visit);
  if (typeof node.additionalProperties === "object") walkSchema(node.additionalProperties, [...path, "*"], visit);
  for (const child of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]) walkSchema(child, path, visit);
}

/** The places in one input where these ids stand, with list positions filled in; absent ones are left out. */
export function idPathsOfInput(input: unknown, paths: readonly IdPath[]): IdPath[] {
  return paths.flatMap(({ path, entity }) => expand(input, path === "" ? [] : path.split("."), []).map((at) => ({ path: at, entity })));
}

function expand(value: unknown, rest: readonly string[], at: readonly string[]): string[] {
  const [head, ...tail] = rest;
  if (head === undefined) return typeof value === "string" && value !== "none" ? [at.join(".")] : [];
  if (value === null || typeof value !== "object") return [];
  const keys = head === "*" ? Object.keys(value) : [head];
  return keys.flatMap((key) => expand((value as Record<string, unknown>)[key], tail, [...at, key]));
}

/** A copy of an input with one value replaced. */
export function withValueAt(input: unknown, path: string, value: unknown): unknown {
  if (path === "") return value;
  const [head = "", ...tail] = path.split(".");
  if (Array.isArray(input)) return input.map((item: unknown, i) => (String(i) === head ? withValueAt(item, tail.join("."), value) : item));
  return { ...(input as Record<string, unknown>), [head]: withValueAt((input as Record<string, unknown>)[head], tail.join("."), value) };
}

export function valueAt(input: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], input);
}
