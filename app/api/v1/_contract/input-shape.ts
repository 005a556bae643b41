import { z } from "zod";
import { FIELD_NOTES } from "./field-notes";
import type { JsonSchema } from "./json-schema";

/**
 * How the input of a command looks from outside. It is made from the command's own schema, so that both cannot part:
 * amounts (`…Minor` inside) are decimal text without the ending, some words are plainer, a paging position is one opaque text.
 */
export type InputShape =
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, InputField> }
  | { readonly kind: "list"; readonly element: InputShape }
  | { readonly kind: "amount" }
  | { readonly kind: "position" }
  /** Passed on as it came; whoever takes it reads it himself. */
  | { readonly kind: "anything" }
  | { readonly kind: "value"; readonly type: "integer" | "boolean" | "text" };

export interface InputField {
  /** The field's name in the command. */
  readonly name: string;
  readonly shape: InputShape;
}

/** Names that mean more inside the house than outside; a demand line has the id of its order line. */
const OUTSIDE: ReadonlyMap<string, string> = new Map([["demandLineId", "orderLineId"], ["q", "search"]]);

/** What a kind of record is called outside. */
export function outsideEntity(entity: string): string {
  return entity === "demand_line" ? "order_line" : entity;
}

export function outsideName(name: string): string {
  return OUTSIDE.get(name) ?? (name.endsWith("Minor") ? name.slice(0, -"Minor".length) : name);
}

const isAmount = (name: string) => name.endsWith("Minor");

/** The JSON Schema of what a command accepts, before its defaults and transformations. */
export function inputSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as JsonSchema;
}

export function shapeOf(node: JsonSchema): InputShape {
  const object = branchOf(node, (one) => one.properties !== undefined);
  if (object?.properties) {
    const fields = Object.entries(object.properties).map(([name, child]): [string, InputField] => [outsideName(name), { name, shape: shapeOfField(name, child) }]);
    return { kind: "object", fields: new Map(fields) };
  }
  const list = branchOf(node, (one) => one.items !== undefined);
  if (list?.items) return { kind: "list", element: shapeOf(list.items) };
  const types = typesOf(node);
  return { kind: "value", type: types.includes("boolean") ? "boolean" : types.includes("integer") || types.includes("number") ? "integer" : "text" };
}

function shapeOfField(name: string, child: JsonSchema): InputShape {
  if (isAmount(name)) return { kind: "amount" };
  if (name === "cursor" && branchOf(child, (one) => one.properties !== undefined)) return { kind: "position" };
  return shapeOf(child);
}

/** The one of a schema's alternatives that `fits`; null stands beside it for what may be left empty. */
function branchOf(node: JsonSchema, fits: (one: JsonSchema) => boolean): JsonSchema | undefined {
  if (fits(node)) return node;
  for (const child of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) {
    const found = branchOf(child, fits);
    if (found) return found;
  }
  return undefined;
}

function typesOf(node: JsonSchema): string[] {
  const own = node.type === undefined ? [] : Array.isArray(node.type) ? node.type : [node.type];
  return [...own, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(typesOf)];
}

const AMOUNT: JsonSchema = { type: "string", pattern: "^-?\\d{1,16}(\\.\\d{1,4})?$", description: "Decimal text in the home currency, such as \"12.50\"." };

/** The same shape as a JSON Schema for the document; `without` are fields that stand in the path. */
export function outsideSchema(node: JsonSchema, without: ReadonlySet<string> = new Set()): JsonSchema {
  const { entity, properties, required, items, anyOf, oneOf, ...rest } = node;
  const made: JsonSchema = { ...rest };
  delete (made as { $schema?: string }).$schema;
  if (entity) {
    made.description ??= `Id: ${outsideEntity(entity).replaceAll("_", " ")}.`;
    delete made.pattern;
  }
  if (properties) {
    const kept = Object.entries(properties).filter(([name]) => !without.has(name));
    made.properties = Object.fromEntries(kept.map(([name, child]) => [outsideName(name), outsideField(name, child)]));
    const needed = (required ?? []).filter((name) => !without.has(name)).map(outsideName);
    if (needed.length > 0) made.required = needed;
    made.additionalProperties = false;
  }
  if (items) made.items = outsideSchema(items);
  if (anyOf) made.anyOf = anyOf.map((one) => outsideSchema(one));
  if (oneOf) made.oneOf = oneOf.map((one) => outsideSchema(one));
  return made;
}

function outsideField(name: string, child: JsonSchema): JsonSchema {
  if (isAmount(name)) return { ...AMOUNT, ...(typesOf(child).includes("null") ? { type: ["string", "null"] } : {}), ...("default" in child ? { default: "0" } : {}) };
  if (name === "cursor") return { type: "string", description: "`nextCursor` of the page before." };
  const made = outsideSchema(child);
  const note = FIELD_NOTES[outsideName(name)];
  return made.description || !note ? made : { ...made, description: note };
}

/** Whether any amount occurs; then the body may name the currency it means. */
export function hasAmounts(shape: InputShape): boolean {
  if (shape.kind === "amount") return true;
  if (shape.kind === "list") return hasAmounts(shape.element);
  return shape.kind === "object" && [...shape.fields.values()].some((field) => hasAmounts(field.shape));
}

/** Where a fault inside a command's input stands in what was sent, as a JSON Pointer (RFC 6901). */
export function pointerOf(shape: InputShape, path: string): string {
  if (path === "") return "";
  let at: InputShape | undefined = shape;
  const steps = path.split(".").map((step) => {
    if (at?.kind === "list") {
      at = at.element;
      return step;
    }
    const found: [string, InputField] | undefined = at?.kind === "object" ? [...at.fields].find(([, field]) => field.name === step) : undefined;
    at = found?.[1].shape;
    return found?.[0] ?? outsideName(step);
  });
  return steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
