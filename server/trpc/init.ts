import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import type { z } from "zod";
import type { Database } from "@/db/client";
import type { Fault, ErrorParams } from "@/server/kernel/errors";
import type { Actor, UserId } from "@/server/platform/actor";
import type { Clock } from "@/server/platform/clock";
import type { Permission } from "@/server/platform/permissions";
import type { Workspace } from "@/server/platform/tenant-scope";
import { describeTrpcError } from "./describe-trpc-error";

/** Everything a procedure knows about its request. Made by the fetch adapter or by a server component. */
export interface RequestContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly requestId: string;
  /** Header `idempotency-key`; every mutation must carry one. */
  readonly idempotencyKey: string | null;
  readonly user: { readonly userId: UserId; readonly sessionId: string; readonly email: string; readonly name: string; readonly language: string } | null;
  /** The workspace named by header `x-workspace`, if the user (or API key) is an active member of it. */
  readonly member: { readonly workspace: Workspace; readonly actor: Actor } | null;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** What a client receives of an error. */
export interface ErrorEnvelope {
  readonly code: string;
  readonly params: ErrorParams;
  readonly faults: readonly Fault[];
  readonly requestId: string;
}

const t = initTRPC
  .context<RequestContext>()
  .meta<{
    /** The command or query behind a procedure of a workspace. */
    definition?: { readonly kind: "command" | "query"; readonly name: string; readonly permission: Permission; readonly input: z.ZodType };
    /** The command on the shared tables behind a procedure that needs no workspace. */
    identity?: { readonly name: string; readonly access: "anyone" | "signed_in"; readonly input: z.ZodType };
  }>()
  .create({
  transformer: superjson,
  errorFormatter({ shape, error, ctx }) {
    const described = describeTrpcError(error);
    const naru: ErrorEnvelope = { code: described.code, params: described.params, faults: described.faults, requestId: ctx?.requestId ?? "" };
    return { message: described.code, code: shape.code, data: { code: shape.data.code, httpStatus: described.status, path: shape.data.path, naru } };
  },
});

export const { router, createCallerFactory, middleware } = t;
export const baseProcedure = t.procedure;
