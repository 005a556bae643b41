import { z } from "zod";
import { appRouter } from "@/server/trpc/root";
import { read, type Query } from "@/server/platform/command";
import type { TenantContext } from "@/server/platform/tenant-scope";

/** One thing a screen asks for. */
export interface ReadCase {
  readonly screen: string;
  readonly what: string;
  run(context: TenantContext): Promise<unknown>;
  /** Lists: the same from a position on. */
  page?(context: TenantContext, cursor: unknown, limit?: number): Promise<{ nextCursor: unknown }>;
}

type AnyQuery = Query<string, z.ZodType, { nextCursor?: unknown }>;

export interface ListProcedure {
  /** As clients name it: `orders.list`. */
  readonly path: string;
  readonly query: AnyQuery;
  /** Fields of the input that choose rows. */
  readonly filters: ReadonlyMap<string, z.ZodType>;
  readonly sorts: readonly string[];
  readonly fields: ReadonlySet<string>;
}

/** What turns pages, orders rows or counts them; everything else of a list's input chooses rows. */
const FRAME = new Set(["cursor", "limit", "sort", "totals"]);

/** Every list that a client can ask for: queries whose input has pages, a limit or a sort. */
export function listProcedures(): ListProcedure[] {
  return Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string; meta?: { definition?: AnyQuery } } }>).flatMap(([path, { _def }]) => {
    const query = _def.meta?.definition;
    if (_def.type !== "query" || !query) return [];
    const shape = shapeOf(query.input);
    if (!shape || !["cursor", "sort", "limit"].some((name) => name in shape)) return [];
    const sort = shape["sort"] ? bare(shape["sort"]) : null;
    return [{
      path, query, fields: new Set(Object.keys(shape)),
      filters: new Map(Object.entries(shape).filter(([name]) => !FRAME.has(name))),
      sorts: sort instanceof z.ZodEnum ? sort.options.map(String) : [],
    }];
  });
}

/** A value to filter by and what it stands for; null leaves the field out of the list's readings, for the reason given. */
export type Sample = { readonly name: string; readonly value: unknown };
export type Samples = Readonly<Record<string, readonly Sample[] | Readonly<{ leftOut: string }>>>;

/** What is asked with every reading of a list whose input demands it. */
export type Demanded = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Values for one filter: every option of a closed choice, true for a switch, else the samples given for the field
 * (`orders.list.search` before `search`).
 * @throws Error for a field that has none: a filter that nobody measures is a filter nobody knows to be fast
 */
export function valuesOf(list: ListProcedure, field: string, samples: Samples): readonly Sample[] {
  const given = samples[`${list.path}.${field}`] ?? samples[field];
  if (given) return "leftOut" in given ? [] : given;
  const schema = list.filters.get(field);
  const type = schema ? bare(schema) : null;
  if (type instanceof z.ZodEnum) return type.options.map((option) => ({ name: `${field} ${option}`, value: option }));
  if (type instanceof z.ZodBoolean) return [{ name: field, value: true }];
  if (type instanceof z.ZodArray) {
    const element = bare(type.element as z.ZodType);
    if (element instanceof z.ZodEnum) return element.options.map((option) => ({ name: `${field} ${option}`, value: [option] }));
  }
  throw new Error(`bench/reads: the filter "${field}" of ${list.path} has no sample. Add one to samplesOf in bench/reads/samples.ts, so that the list is measured with it.`);
}

/** A list with every sort, each with every filter that its input knows, one at a time, and with pairs of a span. */
export function readingsOf(list: ListProcedure, samples: Samples, demanded: Demanded): ReadCase[] {
  const base = { ...(list.fields.has("limit") ? { limit: 50 } : {}), ...(list.fields.has("totals") ? { totals: "bounded" } : {}), ...demanded[list.path] };
  const filters: { name: string; input: Record<string, unknown> }[] = [{ name: "all", input: {} }];
  for (const field of list.filters.keys()) {
    if (field in base) continue;
    for (const { name, value } of valuesOf(list, field, samples)) filters.push({ name, input: { [field]: value } });
  }
  for (const [from, to] of SPANS) {
    if (!list.filters.has(from) || !list.filters.has(to) || from in base) continue;
    const [begins, ends] = [valuesOf(list, from, samples)[0], valuesOf(list, to, samples)[0]];
    if (begins && ends) filters.push({ name: `${begins.name} ${ends.name}`, input: { [from]: begins.value, [to]: ends.value } });
  }
  const sorts = list.sorts.length > 0 ? list.sorts : [null];
  return sorts.flatMap((sort) => filters.map(({ name, input }) => {
    const page = (context: TenantContext, cursor: unknown, limit = 50) =>
      read(context, list.query, { ...base, ...(list.fields.has("limit") ? { limit } : {}), ...input, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }) as Promise<{ nextCursor: unknown }>;
    return { screen: list.path, what: `${name}${sort ? `, by ${sort}` : ""}`, run: (context: TenantContext) => page(context, null), page };
  }));
}

const SPANS = [["from", "to"], ["plannedFrom", "plannedTo"]] as const;

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> | null {
  const type = bare(schema);
  return type instanceof z.ZodObject ? (type.shape as Record<string, z.ZodType>) : null;
}

/** Without what makes a field optional, nullable or gives it a default. */
function bare(schema: z.ZodType): z.ZodType {
  for (let type = schema; ;) {
    if (type instanceof z.ZodOptional || type instanceof z.ZodNullable || type instanceof z.ZodDefault) type = type.unwrap() as z.ZodType;
    else if (type instanceof z.ZodPipe) type = type.in as z.ZodType;
    else return type;
  }
}
