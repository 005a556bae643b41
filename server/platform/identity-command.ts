import { eq } from "drizzle-orm";
import superjson from "superjson";
import type { z } from "zod";
import { identityIdempotency } from "@/db/schema/identity";
import { conflict, invalid, NaruError } from "@/server/kernel/errors";
import { inputHash } from "./idempotency";
import { withIdentity, type IdentityContext, type IdentityScope } from "./identity";
import { seal, unseal } from "./secrets";
import type { UserId } from "./actor";
import { zodFaults } from "./zod-faults";

/** Who may call: anybody (register, reset a password), or a signed-in person. */
export type IdentityAccess = "anyone" | "signed_in";

export interface IdentityCommand<Name extends string, Input extends z.ZodType, Result> {
  readonly kind: "identity-command";
  readonly name: Name;
  readonly access: IdentityAccess;
  readonly input: Input;
  within(scope: IdentityScope, input: z.input<Input>): Promise<Result>;
}

/**
 * Declares a door on the shared tables, where no workspace is entered yet. What concerns a workspace is written to its
 * audit trail through `enterTenant`.
 */
export function defineIdentityCommand<const Name extends `${string}.${string}`, Input extends z.ZodType, Result>(definition: {
  name: Name;
  access: IdentityAccess;
  input: Input;
  run(scope: IdentityScope, input: z.output<Input>): Promise<Result>;
}): IdentityCommand<Name, Input, Result> {
  return {
    kind: "identity-command",
    name: definition.name,
    access: definition.access,
    input: definition.input,
    async within(scope, rawInput) {
      if (definition.access === "signed_in") requireUser(scope);
      const parsed = definition.input.safeParse(rawInput);
      if (!parsed.success) throw invalid(zodFaults(parsed.error));
      return definition.run(scope, parsed.data);
    },
  };
}

/** The signed-in person. @throws NaruError `session.missing` */
export function requireUser(scope: { readonly userId: UserId | null }): UserId {
  if (!scope.userId) throw new NaruError("unauthenticated", "session.missing");
  return scope.userId;
}

/**
 * Carries out an identity command once per key: the key is claimed in the transaction of the effect, and the answer is
 * kept sealed beside it.
 * @throws NaruError
 */
export function executeIdentity<Name extends string, Input extends z.ZodType, Result>(
  context: IdentityContext,
  command: IdentityCommand<Name, Input, Result>,
  input: z.input<Input>,
  idempotencyKey: string,
): Promise<Result> {
  return withIdentity(context, async (scope) => {
    const key = `${context.userId ?? "anyone"}:${idempotencyKey}`;
    const hash = inputHash(input);
    const claimed = await scope.db
      .insert(identityIdempotency)
      .values({ key, command: command.name, inputHash: hash })
      .onConflictDoNothing()
      .returning({ key: identityIdempotency.key });
    if (claimed.length === 0) {
      const [kept] = await scope.db.select().from(identityIdempotency).where(eq(identityIdempotency.key, key));
      if (!kept?.result || kept.command !== command.name || kept.inputHash !== hash) {
        throw conflict("idempotency.key_reused", { command: command.name });
      }
      return superjson.parse<Result>(unseal(kept.result));
    }
    const result = await command.within(scope, input);
    await scope.db.update(identityIdempotency).set({ result: seal(superjson.stringify(result)) }).where(eq(identityIdempotency.key, key));
    return result;
  });
}
