import { z } from "zod";
import { functionOfPermission, type FunctionId } from "@/server/kernel/functions";
import { API_SCOPES } from "@/server/platform/api-scopes";
import { exampleOf } from "./example-of";
import { outsideSchema } from "./input-shape";
import type { JsonSchema } from "./json-schema";
import type { Operation } from "./operation";
import { namedViews } from "./view-fields";

/** An OpenAPI 3.1 document, as far as this API uses the specification. */
export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Record<string, readonly string[]>[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Record<string, Record<string, DocumentedOperation>>;
  readonly components: { readonly schemas: Record<string, JsonSchema>; readonly securitySchemes: object; readonly parameters: object; readonly headers: object; readonly responses: object };
}

export interface DocumentedParameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface DocumentedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  /** The scope that a key must have. */
  readonly "x-scope": string;
  /** The function of the product it belongs to; a workspace may have switched it off (PLT-03). */
  readonly "x-function"?: FunctionId;
  readonly parameters?: readonly (DocumentedParameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required: boolean; readonly content: { readonly "application/json": { readonly schema: JsonSchema; readonly example: unknown } } };
  readonly responses: Record<string, object>;
}

const DESCRIPTION = `What people do with customers, items, prices, stock, inbound goods, orders, shipments, invoices, receipts, the ledger and webhooks, for programs.

- **Keys** are made under Settings, API keys, for one workspace, with a role and scopes; a key may do what both allow. Send it as \`Authorization: Bearer naru_…\`.
- **Writes** carry \`Idempotency-Key\`, a text of your own. The same key with the same request gives the same answer and does nothing twice; with another request it is refused.
- **Amounts** are decimal text in the currency named beside them, **quantities and prices** decimal text, **dates** \`YYYY-MM-DD\` in the workspace's zone, **moments** UTC.
- **Changing what others change too**: give back the \`version\` that was read or, where prices, price lists and limits have none, what was read as \`seen\`. When somebody was faster, the answer is 409 with the code \`record.changed\`, who and when, and nothing is written. \`seen\` may be left out: then the last writer wins.
- **Lists** answer a page and \`nextCursor\`; give it back as \`cursor\`, with the same filters and order.
- **Errors** are \`application/problem+json\` (RFC 9457) with a \`code\`, what to do next, and every fault at once: \`pointer\` into the body (RFC 6901) or \`parameter\` of the address.
- **Functions**: this document is the same for every workspace. An operation with \`x-function\` belongs to a function that a workspace may switch off; there it answers 403 with the code \`function.off\`.
- **Versions**: within \`/api/v1\` operations, fields and words of a choice may be added; none is renamed or removed. Pass over what you do not know; \`info.version\` counts up.
- **Limits**: \`RateLimit-Limit\`, \`-Remaining\` and \`-Reset\` (seconds) tell what is left of a key's minute; after 429 wait \`Retry-After\` seconds.`;

const PROBLEM: JsonSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "requestId", "errors"],
  properties: {
    type: { type: "string" }, title: { type: "string" }, status: { type: "integer" }, detail: { type: "string", description: "What happened and what to do next." },
    code: { type: "string", description: "Stable; decide by it." }, params: { type: "object" }, requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object", required: ["code", "detail"],
        properties: { pointer: { type: "string" }, parameter: { type: "string" }, code: { type: "string" }, detail: { type: "string" }, params: { type: "object", description: "What the text is made with: limits, what there is to choose from." } },
      },
    },
  },
};

const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } });
const ANSWER_HEADERS = { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" }, "RateLimit-Limit": { $ref: "#/components/headers/RateLimit-Limit" }, "RateLimit-Remaining": { $ref: "#/components/headers/RateLimit-Remaining" }, "RateLimit-Reset": { $ref: "#/components/headers/RateLimit-Reset" } };
const RESPONSES = {
  Invalid: problem("The request is not well formed; `errors` names every fault."),
  Unauthenticated: problem("No valid key."),
  Forbidden: problem("The key's scopes or its role do not allow this, or the workspace has switched the function off."),
  NotFound: problem("There is no such record here."),
  Conflict: problem("Somebody was faster, or the idempotency key was used for another request."),
  Refused: problem("A rule of the business says no; `detail` tells what can be done."),
  TooMany: { ...problem("The key's allowance is used up; wait `Retry-After` seconds."), headers: { "Retry-After": { $ref: "#/components/headers/Retry-After" } } },
  Other: problem("Any other refusal: 405 for a method the path has not, 413 for too long a body, 415 for one that is no JSON; 500 and 503 where the server failed: send the same request with the same key again."),
};
/** What is shown of a request besides what must be there, everywhere … */
const SHOWN = new Set(["addresses", "confirm", "channel", "externalKey", "carrier", "trackingNumber", "unitCost", "limit"]);
/** … and in single operations: where one of several fields must be there. */
const SHOWN_IN: Readonly<Record<string, readonly string[]>> = {
  createInvoice: ["shipmentIds"], recordReceipt: ["bankAccountId", "allocations"], setPriceEntries: ["entries"], createJournalEntry: ["debit", "credit", "memo"],
};

const REFUSALS = { "400": "Invalid", "401": "Unauthenticated", "403": "Forbidden", "404": "NotFound", "409": "Conflict", "422": "Refused", "429": "TooMany", default: "Other" } as const;

/** The document of these operations: made from the registry at every build, so that it cannot fall behind. */
export function openApiDocument(operations: readonly Operation[], server: string): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  const named = viewSchemas();
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = documented(operation, named);
  return {
    openapi: "3.1.0",
    info: { title: "Naru API", version: "1.1.0", description: DESCRIPTION },
    servers: [{ url: server }],
    security: [{ key: [] }],
    tags: [...new Set(operations.map((one) => one.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: PROBLEM, ...named },
      securitySchemes: { key: { type: "http", scheme: "bearer", description: `An API key. Scopes: ${API_SCOPES.join(", ")}.` } },
      parameters: {
        IdempotencyKey: { name: "Idempotency-Key", in: "header", required: true, schema: { type: "string", minLength: 1, maxLength: 200 }, description: "New for each intention, the same when it is repeated." },
      },
      headers: {
        "RateLimit-Limit": { description: "Requests a key may make in a minute.", schema: { type: "integer" } },
        "RateLimit-Remaining": { description: "How many of them are left.", schema: { type: "integer" } },
        "RateLimit-Reset": { description: "Seconds until the allowance is whole again.", schema: { type: "integer" } },
        "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } },
        "X-Request-Id": { description: "Names this request to administrators; one of your own (8 to 64 letters, digits, `-`, `_`) is used.", schema: { type: "string" } },
      },
      responses: RESPONSES,
    },
  };
}

export const pathParameters = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

function documented(operation: Operation, named: Readonly<Record<string, JsonSchema>>): DocumentedOperation {
  const inPath = pathParameters(operation.path);
  const fields = operation.schema.properties ?? {};
  const parameters: (DocumentedParameter | { $ref: string })[] = inPath.map((name) => ({ name, in: "path", required: true, schema: outsideSchema(fields[name] ?? { type: "string" }) }));
  if (operation.method === "GET") parameters.push(...queryParameters(operation, new Set(inPath)));
  if (operation.writes) parameters.push({ $ref: "#/components/parameters/IdempotencyKey" });
  const belongsTo = functionOfPermission(operation.definition.permission);
  const view = namedViews.get(operation.response)?.id;
  const shape = view && named[view];
  if (!shape) throw new Error(`the answer of ${operation.id} has no name`);
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    "x-scope": operation.scope,
    ...(belongsTo ? { "x-function": belongsTo } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.method === "GET" ? {} : { requestBody: requestBody(operation) }),
    responses: {
      [operation.status]: { description: operation.status === 201 ? "Made." : "Done.", headers: ANSWER_HEADERS, content: { "application/json": { schema: { $ref: `#/components/schemas/${view}` }, example: exampleOf(shape, { named }) } } },
      ...Object.fromEntries(Object.entries(REFUSALS).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }])),
    },
  };
}

/** Where nothing must be in it, a body may be left out. */
function requestBody(operation: Operation): NonNullable<DocumentedOperation["requestBody"]> {
  const schema = bodySchema(operation);
  const also = SHOWN_IN[operation.id] ?? [];
  const example = exampleOf(schema, { shows: (name) => SHOWN.has(name) || also.includes(name) });
  return { required: (schema.required ?? []).length > 0, content: { "application/json": { schema, example } } };
}

function queryParameters(operation: Operation, inPath: ReadonlySet<string>): DocumentedParameter[] {
  const schema = outsideSchema(operation.schema, inPath);
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...rest }]) => ({ name, in: "query", ...(required.has(name) ? { required: true } : {}), ...(description ? { description } : {}), schema: rest }));
}

/** What the body of an operation may be: its command's input without what stands in the path. */
export function bodySchema(operation: Operation): JsonSchema {
  const schema = outsideSchema(operation.schema, new Set(pathParameters(operation.path)));
  const currency: JsonSchema = { type: "string", pattern: "^[A-Z]{3}$", description: "The home currency, if it is named; any other is refused." };
  if (!operation.takesCurrency) return schema;
  return { ...schema, properties: { ...schema.properties, currency: schema.properties?.["currency"] ?? currency } };
}

/** The named shapes of all answers. Programs must bear new fields, so the document leaves answers open. */
function viewSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(namedViews, { uri: (id) => `#/components/schemas/${id}`, io: "output" }) as { schemas: Record<string, JsonSchema> };
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, opened(schema)]));
}

function opened(schema: JsonSchema): JsonSchema {
  const { $schema: _schema, $id: _id, ...rest } = schema as JsonSchema & { $schema?: string; $id?: string };
  if (rest.properties && rest.additionalProperties === false) delete rest.additionalProperties;
  return rest;
}

