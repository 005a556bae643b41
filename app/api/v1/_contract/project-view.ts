import { z } from "zod";
import { toMajorText, type CurrencyCode } from "@/server/kernel/money";
import { kindOfField } from "./view-fields";

type Projector = (value: unknown, currency: CurrencyCode) => unknown;

const compiled = new WeakMap<z.ZodType, Projector>();

/** Makes of an answer what its view declares, and nothing besides: what is not declared does not leave the house. */
export function projectView(schema: z.ZodType, value: unknown, currency: CurrencyCode): unknown {
  return projectorOf(schema)(value, currency);
}

function projectorOf(schema: z.ZodType): Projector {
  let projector = compiled.get(schema);
  if (!projector) {
    projector = compile(schema);
    compiled.set(schema, projector);
  }
  return projector;
}

function compile(schema: z.ZodType): Projector {
  switch (kindOfField(schema)) {
    case "amount":
      return (value, currency) => toMajorText(value as bigint, currency);
    case "moment":
      return (value) => (value instanceof Date ? value.toISOString() : value);
    case "currency":
      return (_value, currency) => currency;
    case undefined:
  }
  if (schema instanceof z.ZodNullable) {
    const inner = projectorOf(schema.unwrap() as z.ZodType);
    return (value, currency) => (value === null || value === undefined ? null : inner(value, currency));
  }
  if (schema instanceof z.ZodArray) {
    const element = projectorOf(schema.element as z.ZodType);
    return (value, currency) => (value as readonly unknown[]).map((one) => element(one, currency));
  }
  if (schema instanceof z.ZodObject) return compileObject(schema.shape as Record<string, z.ZodType>);
  return (value) => value;
}

function compileObject(shape: Readonly<Record<string, z.ZodType>>): Projector {
  const fields = Object.entries(shape).map(([name, schema]) => {
    const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
    return { name, from: kindOfField(inner) === "amount" ? `${name}Minor` : name, project: projectorOf(schema) };
  });
  return (value, currency) => {
    const source = value as Readonly<Record<string, unknown>>;
    const shown: Record<string, unknown> = {};
    for (const { name, from, project } of fields) shown[name] = project(source[from], currency);
    return shown;
  };
}
