import type { z } from "zod";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import type { ApiScope } from "@/server/platform/api-scopes";
import type { Permission } from "@/server/platform/permissions";
import type { TenantContext } from "@/server/platform/tenant-scope";
import { hasAmounts, inputSchemaOf, shapeOf, type InputShape } from "./input-shape";
import type { JsonSchema } from "./json-schema";
import { projectView } from "./project-view";
import { encodePosition } from "./read-input";
import type { SourceOf } from "./view-fields";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The command or query behind an operation, as far as the door needs to know it. */
export interface Definition {
  readonly kind: "command" | "query";
  readonly name: string;
  readonly permission: Permission;
  readonly input: z.ZodType;
}

/** One entry of the public API: everything the door, the document and the contract tests know of it. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** `/orders/{orderId}`; a parameter in braces is the input's field of that name. */
  readonly path: string;
  readonly tag: string;
  readonly scope: ApiScope;
  readonly summary: string;
  readonly status: 200 | 201;
  /** Must carry `Idempotency-Key`. */
  readonly writes: boolean;
  readonly definition: Definition;
  readonly schema: JsonSchema;
  readonly shape: InputShape;
  /** Amounts are among its fields, so the body may say which currency it means. */
  readonly takesCurrency: boolean;
  readonly response: z.ZodType;
  /** Where the body is read as it came, since `run` reads the rest row by row. */
  readonly readShape?: InputShape;
  run(context: TenantContext, input: unknown, idempotencyKey: string): Promise<unknown>;
}

export interface Face {
  readonly id: string;
  readonly path: string;
  readonly tag: string;
  readonly scope: ApiScope;
  readonly summary: string;
}

type Shown<View, Result, Input> = Result extends SourceOf<View>
  ? { readonly show?: (result: Result, input: Input, context: TenantContext) => SourceOf<View> }
  : { readonly show: (result: Result, input: Input, context: TenantContext) => SourceOf<View> };

/** Fields by which screens ask for totals beside a list; programs ask for rows. */
const SCREENS_ONLY = ["totals"];

/** What the operation says where the caller says nothing, if it differs from the command's own default. */
type Defaults = Readonly<Record<string, string | number | boolean>>;

export function made(face: Face, definition: Definition, rest: Pick<Operation, "method" | "status" | "writes" | "response" | "readShape" | "run">, defaults: Defaults = {}): Operation {
  const schema = inputSchemaOf(definition.input);
  for (const name of SCREENS_ONLY) delete schema.properties?.[name];
  for (const [name, value] of Object.entries(defaults)) schema.properties = { ...schema.properties, [name]: { ...schema.properties?.[name], default: value } };
  const shape = shapeOf(schema);
  return { ...face, ...rest, definition, schema, shape, takesCurrency: hasAmounts(shape) };
}

/** An operation that changes something: carries out a command, once for each idempotency key. */
export function writing<Name extends string, Input extends z.ZodType, Result, View extends z.ZodType>(
  method: Exclude<Method, "GET">,
  spec: Face & { readonly command: Command<Name, Input, Result>; readonly status?: 200 | 201; readonly defaults?: Defaults; readonly response: View } & Shown<View, NoInfer<Result>, z.input<NoInfer<Input>>>,
): Operation {
  const { command, response, show, status = method === "POST" ? 201 : 200, defaults, ...face } = spec as typeof spec & { show?: (result: Result, input: unknown, context: TenantContext) => unknown };
  return made(face, command, {
    method,
    status,
    writes: true,
    response,
    async run(context, input, key) {
      const said = defaults ? { ...defaults, ...(input as object) } : input;
      const result = await execute(context, command, said as z.input<Input>, key);
      return projectView(response, show ? show(result, input, context) : result, context.workspace.homeCurrency);
    },
  }, defaults);
}

/** An operation that only reads. `POST` is for questions too long for an address. */
export function reading<Name extends string, Input extends z.ZodType, Result, View extends z.ZodType>(
  method: "GET" | "POST",
  spec: Face & { readonly query: Query<Name, Input, Result>; readonly response: View } & Shown<View, NoInfer<Result>, z.input<NoInfer<Input>>>,
): Operation {
  const { query, response, show, ...face } = spec as typeof spec & { show?: (result: Result, input: unknown, context: TenantContext) => unknown };
  return made(face, query, {
    method,
    status: 200,
    writes: false,
    response,
    async run(context, input) {
      const result = await read(context, query, input as z.input<Input>);
      return projectView(response, show ? show(result, input, context) : result, context.workspace.homeCurrency);
    },
  });
}

/** A list answers its rows and where the next page begins; its other figures stay on the screens. */
export function page<Row>(result: { rows: readonly Row[]; nextCursor: unknown }): { rows: readonly Row[]; nextCursor: string | null } {
  return { rows: result.rows, nextCursor: encodePosition(result.nextCursor) };
}
