import type { JsonSchema } from "../../v1/_contract/json-schema";

/** One line of a shape: `lines[].quantity`, what it is, whether it must be there. */
export interface FieldLine {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly note: string;
  /** Name of a shape that is told elsewhere on the page. */
  readonly shape: string | null;
}

/** The fields of a shape, those of its parts under dotted names; named shapes are only pointed at. */
export function fieldsOf(schema: JsonSchema, prefix = ""): FieldLine[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const name = `${prefix}${key}`;
    const { inner, isNullable } = withoutNull(child);
    const isList = inner.items !== undefined;
    const part = isList ? withoutNull(inner.items ?? {}).inner : inner;
    const shape = /\/schemas\/(.+)$/.exec(part.$ref ?? "")?.[1] ?? null;
    const line: FieldLine = { name: isList ? `${name}[]` : name, type: [wordOf(part, shape), isNullable ? "null" : ""].filter(Boolean).join(" or "), required: required.has(key), note: noteOf(child, inner), shape };
    return [line, ...(part.properties ? fieldsOf(part, `${line.name}.`) : [])];
  });
}

function withoutNull(schema: JsonSchema): { inner: JsonSchema; isNullable: boolean } {
  if (Array.isArray(schema.type)) return { inner: { ...schema, type: schema.type.find((type) => type !== "null") }, isNullable: schema.type.includes("null") };
  const others = schema.anyOf?.filter((one) => one.type !== "null" && one.const !== "");
  const [only] = others ?? [];
  return only && others?.length === 1 ? { inner: only, isNullable: schema.anyOf?.some((one) => one.type === "null") ?? false } : { inner: schema, isNullable: false };
}

function wordOf(schema: JsonSchema, shape: string | null): string {
  if (shape) return shape;
  if (schema.enum) return schema.enum.map((word) => String(word)).join(" · ");
  if (schema.anyOf) return schema.anyOf.map((one) => (one.const === undefined ? wordOf(one, null) : String(one.const))).join(" or ");
  if (schema.format) return schema.format;
  if (schema.properties) return "object";
  return typeof schema.type === "string" ? schema.type : "any";
}

function noteOf(outer: JsonSchema, inner: JsonSchema): string {
  const text = outer.description ?? inner.description ?? "";
  const isGiven = outer.default !== undefined && !Array.isArray(outer.default);
  return [text, isGiven ? `Default ${String(outer.default)}.` : "", inner.maxItems ? `At most ${inner.maxItems}.` : ""].filter(Boolean).join(" ");
}
