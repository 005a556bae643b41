import type { z } from "zod";
import { fault, invalid } from "@/server/kernel/errors";
import type { IdentityContext } from "@/server/platform/identity";
import { executeIdentity, type IdentityCommand } from "@/server/platform/identity-command";
import { countAttempt, type Limit } from "@/server/platform/limits";
import { zodFaults } from "@/server/platform/zod-faults";
import type { RequestContext } from "./init";
import { publicProcedure, userProcedure } from "./procedures";

export function identityContext(ctx: RequestContext): IdentityContext {
  const { database, clock, requestId, address, userAgent, user } = ctx;
  return { database, clock, requestId, address, userAgent, userId: user?.userId ?? null, sessionId: user?.sessionId ?? null };
}

function parsed<Input extends z.ZodType>(schema: Input) {
  return (raw: unknown): z.input<Input> => {
    const outcome = schema.safeParse(raw);
    if (!outcome.success) throw invalid(zodFaults(outcome.error));
    return raw as z.input<Input>;
  };
}

type Limits<Input extends z.ZodType> = (ctx: RequestContext, input: z.input<Input>) => readonly Limit[];

/**
 * A mutation that carries out a command on the shared tables. `limits` are counted before anything else, since these
 * doors are open to people nobody knows.
 */
export function identityProcedure<Name extends string, Input extends z.ZodType, Result>(
  command: IdentityCommand<Name, Input, Result>,
  limits: Limits<Input> = () => [],
) {
  const base = command.access === "signed_in" ? userProcedure : publicProcedure;
  return base
    .meta({ identity: command })
    .input(parsed(command.input))
    .mutation(async ({ ctx, input }) => {
      if (!ctx.idempotencyKey) throw invalid([fault("", "idempotency.key_missing")]);
      const context = identityContext(ctx);
      await countAttempt(context, limits(ctx, input as z.input<Input>));
      return executeIdentity(context, command, input as z.input<Input>, ctx.idempotencyKey);
    });
}
