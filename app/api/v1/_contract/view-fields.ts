import { z } from "zod";

declare const fieldBrand: unique symbol;
interface Field<Kind extends string> {
  readonly [fieldBrand]: Kind;
}

/** Read from `<name>Minor`, shown as decimal text in the currency that stands beside it. */
export type AmountField = z.ZodString & Field<"amount">;
/** Read from a Date, shown in UTC. */
export type MomentField = z.ZodString & Field<"moment">;
/** The workspace's home currency; nothing is read. */
export type CurrencyField = z.ZodString & Field<"currency">;
/** One of a few words that the database keeps as text. */
export type ChoiceField = z.ZodType<string> & Field<"choice">;

type FieldKind = "amount" | "moment" | "currency";
const kinds = new WeakMap<z.ZodType, FieldKind>();

/** How a field of a view is shown; undefined for what is shown as it is. */
export function kindOfField(schema: z.ZodType): FieldKind | undefined {
  return kinds.get(schema);
}

function special<F>(kind: FieldKind, schema: z.ZodString): F {
  kinds.set(schema, kind);
  return schema as unknown as F;
}

export const amount = () => special<AmountField>("amount", z.string().regex(/^-?\d+(\.\d+)?$/).describe("Decimal text in the currency named beside it."));
export const moment = () => special<MomentField>("moment", z.string().meta({ format: "date-time" }).describe("A moment, UTC."));
export const currency = () => special<CurrencyField>("currency", z.string().regex(/^[A-Z]{3}$/).describe("ISO 4217 code of the amounts in this object."));
export const choice = (words: readonly [string, ...string[]]) => z.enum(words) as unknown as ChoiceField;

export const id = (entity: string) => z.string().meta({ format: "uuid" }).describe(`Id: ${entity}.`);
export const date = () => z.string().meta({ format: "date" });
export const decimal = () => z.string().regex(/^-?\d+(\.\d+)?$/).describe("Decimal text.");
export const text = () => z.string();
export const whole = () => z.number().int();
export const flag = () => z.boolean();

/** Every named shape that an answer is made of; the document's components. */
export const namedViews = z.registry<{ id: string }>();

/** A shape with a name of its own in the document. */
export function view<Shape extends z.ZodRawShape>(name: string, shape: Shape) {
  const schema = z.strictObject(shape);
  namedViews.add(schema, { id: name });
  return schema;
}

/** One page of a list. */
export function pageOf<Row extends z.ZodType>(name: string, row: Row) {
  return view(name, { rows: z.array(row), nextCursor: z.string().nullable().describe("Give it as `cursor` to read the next page; null on the last one.") });
}

/** A list that is answered whole. */
export function allOf<Row extends z.ZodType>(name: string, row: Row) {
  return view(name, { rows: z.array(row) });
}

/** What a command or query must answer with, for a view to be made of it. */
export type SourceOf<S> = S extends MomentField
  ? Date
  : S extends AmountField
    ? bigint
    : S extends ChoiceField
      ? string
      : S extends z.ZodNullable<infer Inner>
        ? SourceOf<Inner> | null | undefined
        : S extends z.ZodArray<infer Element>
          ? readonly SourceOf<Element>[]
          : S extends z.ZodObject<infer Shape>
            ? { readonly [K in keyof Shape as SourceName<K, Shape[K]>]: SourceOf<Shape[K]> }
            : S extends z.ZodType<infer Output>
              ? Output
              : never;

type SourceName<K, S> = S extends CurrencyField ? never : S extends AmountField | z.ZodNullable<AmountField> ? `${K & string}Minor` : K;
