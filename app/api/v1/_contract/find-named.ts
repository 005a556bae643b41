import { fault, type Fault } from "@/server/kernel/errors";
import { outsideEntity } from "./input-shape";
import type { JsonSchema } from "./json-schema";

/**
 * Where a record was named that does not exist: the one field of an input with an id of its kind. None when several different
 * ones were named, since the refusal does not say which of them it was.
 * @param entity as refusals name it (`record.not_found`)
 */
export function findNamed(schema: JsonSchema, input: unknown, entity: string): Fault[] {
  const found: { path: string; id: unknown }[] = [];
  collect(schema, input, "", (node, id, path) => {
    if (node.entity === entity) found.push({ path, id });
  });
  const several = new Set(found.map(({ id }) => id)).size > 1;
  return several ? [] : found.map(({ path }) => fault(path, "record.not_found", { entity: outsideEntity(entity) }));
}

function collect(node: JsonSchema, value: unknown, path: string, see: (node: JsonSchema, id: unknown, path: string) => void): void {
  if (value === null || value === undefined) return;
  if (node.entity && typeof value === "string") see(node, value, path);
  const under = (step: string | number) => (path ? `${path}.${step}` : String(step));
  if (node.items && Array.isArray(value)) for (const [index, one] of value.entries()) collect(node.items, one, under(index), see);
  if (node.properties && typeof value === "object") for (const [name, child] of Object.entries(node.properties)) collect(child, (value as Record<string, unknown>)[name], under(name), see);
  for (const one of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) collect(one, value, path, see);
}
