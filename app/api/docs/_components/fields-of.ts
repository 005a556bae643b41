import type { JsonSchema } from "../../v1/_contract/json-schema";

/** One line of a shape: `lines[].quantity`, what it is, whether it must be there. */
export interface FieldLine {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly note: string;
}

type Named = Readonly<Record<string, JsonSchema>>;

/** The fields of a shape, those of its parts under dotted names; `named` are the document's own shapes. */
export function fieldsOf(schema: JsonSchema, named: Named = {}, prefix = ""): FieldLine[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const { inner, isNullable } = withoutNull(resolved(child, named));
    const isList = inner.items !== undefined;
    const part = isList ? withoutNull(resolved(inner.items ?? {}, named)).inner : inner;
    const line: FieldLine = {
      name: `${prefix}${key}${isList ? "[]" : ""}`, type: [wordOf(part), isNullable ? "null" : ""].filter(Boolean).join(" or "), required: required.has(key), note: noteOf(child, inner),
    };
    return [line, ...(part.properties ? fieldsOf(part, named, `${line.name}.`) : [])];
  });
}

function resolved(schema: JsonSchema, named: Named): JsonSchema {
  const name = /\/schemas\/(.+)$/.exec(schema.$ref ?? "")?.[1];
  if (name) return named[name] ?? schema;
  return schema.anyOf ? { ...schema, anyOf: schema.anyOf.map((one) => resolved(one, named)) } : schema;
}

function withoutNull(schema: JsonSchema): { inner: JsonSchema; isNullable: boolean } {
  if (Array.isArray(schema.type)) return { inner: { ...schema, type: schema.type.find((type) => type !== "null") }, isNullable: schema.type.includes("null") };
  const others = schema.anyOf?.filter((one) => one.type !== "null" && one.const !== "");
  const [only] = others ?? [];
  return only && others?.length === 1 ? { inner: only, isNullable: schema.anyOf?.some((one) => one.type === "null") ?? false } : { inner: schema, isNullable: false };
}

function wordOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((word) => String(word)).join(" · ");
  if (schema.anyOf) return schema.anyOf.map((one) => (one.const === undefined ? wordOf(one) : String(one.const))).join(" or ");
  if (schema.format) return schema.format;
  if (schema.properties) return "object";
  return typeof schema.type === "string" ? schema.type : "any";
}

function noteOf(outer: JsonSchema, inner: JsonSchema): string {
  const text = outer.description ?? inner.description ?? "";
  const isGiven = outer.default !== undefined && !Array.isArray(outer.default);
  return [text, isGiven ? `Default ${String(outer.default)}.` : "", inner.maxItems ? `At most ${inner.maxItems}.` : ""].filter(Boolean).join(" ");
}
