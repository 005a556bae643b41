import { TRPCError } from "@trpc/server";
import type { z } from "zod";
import { invalid, fault, NaruError, notFound } from "@/server/kernel/errors";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import type { TenantContext } from "@/server/platform/tenant-scope";
import { zodFaults } from "@/server/platform/zod-faults";
import { baseProcedure, type RequestContext } from "./init";

const TRPC_CODE = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
} as const;

const STATUS_OF = { invalid: 400, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409, refused: 422, limited: 429, unavailable: 503 } as const;

/** Turns the product's errors into tRPC's, once for all procedures. */
const withErrors = baseProcedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof NaruError) {
    throw new TRPCError({ code: TRPC_CODE[STATUS_OF[result.error.cause.kind]], message: result.error.cause.code, cause: result.error.cause });
  }
  return result;
});

/** Open to anyone: signing in, registering. Use only where no workspace data is touched. */
export const publicProcedure = withErrors;

/** A signed-in person, no workspace yet. */
export const userProcedure = withErrors.use(({ ctx, next }) => {
  if (!ctx.user) throw new NaruError("unauthenticated", "session.missing");
  return next({ ctx: { ...ctx, user: ctx.user } });
});

/** A member of the workspace that the request names. The permission is the command's or query's own. */
export const memberProcedure = withErrors.use(({ ctx, next }) => {
  if (!ctx.member) {
    // Signed in, but no member: a foreign workspace is answered like one that does not exist.
    throw ctx.user ? notFound("workspace") : new NaruError("unauthenticated", "session.missing");
  }
  return next({ ctx: { ...ctx, tenant: tenantContext(ctx, ctx.member) } });
});

function tenantContext(ctx: RequestContext, member: NonNullable<RequestContext["member"]>): TenantContext {
  return { database: ctx.database, workspace: member.workspace, actor: member.actor, clock: ctx.clock, requestId: ctx.requestId };
}

/** Input schemas are parsed here for their types and once for all faults; the failure keeps every fault. */
function parsed<Input extends z.ZodType>(schema: Input) {
  return (raw: unknown): z.input<Input> => {
    const outcome = schema.safeParse(raw);
    if (!outcome.success) throw invalid(zodFaults(outcome.error));
    return raw as z.input<Input>;
  };
}

/** A mutation that carries out a command. `show` turns its answer into what the client gets, when that differs. */
export function commandProcedure<Name extends string, Input extends z.ZodType, Result, Shown = Result>(
  command: Command<Name, Input, Result>,
  show: (result: Result) => Shown = (result) => result as unknown as Shown,
) {
  return memberProcedure
    .meta({ definition: command })
    .input(parsed(command.input))
    .mutation(async ({ ctx, input }) => {
      if (!ctx.idempotencyKey) throw invalid([fault("", "idempotency.key_missing")]);
      return show(await execute(ctx.tenant, command, input as z.input<Input>, ctx.idempotencyKey));
    });
}

/** A query procedure that answers with a query. */
export function queryProcedure<Name extends string, Input extends z.ZodType, Result>(query: Query<Name, Input, Result>) {
  return memberProcedure
    .meta({ definition: query })
    .input(parsed(query.input))
    .query(({ ctx, input }) => read(ctx.tenant, query, input as z.input<Input>));
}
