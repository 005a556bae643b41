import type { InputShape } from "@/app/api/v1/_contract/input-shape";
import { sealPosition } from "@/app/api/v1/_contract/list-position";
import { openApiDocument, pathParameters, type DocumentedOperation } from "@/app/api/v1/_contract/openapi-document";
import type { Operation } from "@/app/api/v1/_contract/operation";
import { operations } from "@/app/api/v1/_operations";
import { toMajorText, type CurrencyCode } from "@/server/kernel/money";
import { appRouter } from "../root";
import { fixtures } from "./fixtures";
import type { Fixtures } from "./fixture-type";
import { idPathsOfSchema, type IdPath } from "./id-paths";
import type { World } from "./world";

/** Operations whose command or query no procedure uses. */
const restFixtures: Fixtures = {
  getBooksCheck: () => ({}),
  listActivities: (w) => ({ customerId: w.customer }),
  createOrders: (w) => ({ orders: [fixtures["orders.create"]?.(w)].flat() }),
};

export interface RestCase {
  readonly id: string;
  readonly operation: Operation;
  /** What the document says of it. */
  readonly documented: DocumentedOperation;
  readonly paths: readonly IdPath[];
  inputs(world: World): readonly object[];
}

/** What goes over the wire: made from the document's words, from an input in the command's words. */
export interface RestCall {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

export const document = openApiDocument(operations, "/api/v1");

const procedureOf = new Map<unknown, string>();
for (const [name, procedure] of Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { meta?: { definition?: unknown } } }>)) {
  const definition = procedure._def.meta?.definition;
  if (definition) procedureOf.set(definition, name);
}

/** Every operation with the fixtures of the procedure that shares its command. One without any has no inputs, and fails its tests. */
export const restCases: readonly RestCase[] = operations.map((operation) => {
  const make = restFixtures[operation.id] ?? fixtures[procedureOf.get(operation.definition) ?? ""];
  const documented = document.paths[operation.path]?.[operation.method.toLowerCase()];
  if (!documented) throw new Error(`${operation.id} is not in the document`);
  return {
    id: operation.id,
    operation,
    documented,
    paths: idPathsOfSchema(operation.definition.input),
    inputs(world) {
      const made = make?.(world);
      return made === undefined ? [] : Array.isArray(made) ? (made as object[]) : [made];
    },
  };
});

/** The call that says `input` (a command's input) to an operation. */
export function callOf({ operation, documented }: Pick<RestCase, "operation" | "documented">, input: object, currency: CurrencyCode): RestCall {
  const said = sendable(operation.shape, input, currency) as Record<string, unknown>;
  const inPath = pathParameters(operation.path);
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => encodeURIComponent(String(said[name])));
  const rest = Object.fromEntries(Object.entries(said).filter(([name, value]) => !inPath.includes(name) && value !== undefined));
  if (documented.requestBody) return { method: operation.method, path, body: rest };
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== null).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : String(value)]));
  const cursor = query.get("cursor");
  if (cursor) query.set("cursor", sealPosition(cursor, new URL(`http://naru.test/api/v1${path}?${query.toString()}`)));
  return { method: operation.method, path: query.size > 0 ? `${path}?${query.toString()}` : path };
}

/** The reverse of reading: names and amounts as programs write them. */
function sendable(shape: InputShape, value: unknown, currency: CurrencyCode): unknown {
  if (value === undefined || value === null) return value;
  if (shape.kind === "amount") return toMajorText(BigInt(value as bigint), currency);
  if (shape.kind === "position") return Buffer.from(JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? one.toString() : one))).toString("base64url");
  if (shape.kind === "list") return (value as unknown[]).map((one) => sendable(shape.element, one, currency));
  if (shape.kind !== "object") return value;
  const outside = new Map([...shape.fields].map(([name, field]) => [field.name, { name, shape: field.shape }]));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [outside.get(name)?.name ?? name, outside.has(name) ? sendable(outside.get(name)!.shape, one, currency) : one]));
}
