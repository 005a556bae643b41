import type { z } from "zod";
import { invalid, type Fault } from "@/server/kernel/errors";
import { requirePermission } from "./actor";
import { writeAudit, type AuditLine } from "./audit";
import { claimIdempotencyKey, keepResult } from "./idempotency";
import { emit, type DomainEvent } from "./outbox";
import type { Permission } from "./permissions";
import { withTenant, type TenantContext, type TenantScope } from "./tenant-scope";
import { zodFaults } from "./zod-faults";

declare const doneBrand: unique symbol;

/** What a command hands back: its answer, and the audit lines and events that belong to it. Made by `done` only. */
export interface Done<Result> {
  readonly [doneBrand]: true;
  readonly result: Result;
  readonly audit: readonly AuditLine[];
  readonly events: readonly DomainEvent[];
}

/** Closes a command. The audit is not optional: a command that changes nothing passes an empty list and a reason to itself. */
export function done<Result>(result: Result, trail: { audit: AuditLine | readonly AuditLine[]; events?: readonly DomainEvent[] }): Done<Result> {
  const audit = Array.isArray(trail.audit) ? (trail.audit as readonly AuditLine[]) : [trail.audit as AuditLine];
  return { result, audit, events: trail.events ?? [] } as unknown as Done<Result>;
}

export interface Command<Name extends string, Input extends z.ZodType, Result> {
  readonly kind: "command";
  readonly name: Name;
  readonly permission: Permission;
  readonly input: Input;
  /** Runs inside a transaction that is already open (flows, seeds): same permission, audit and events. */
  within(scope: TenantScope, input: z.input<Input>): Promise<Result>;
}

/**
 * Declares a door into the business: permission → lock → facts → rule → write → audit → outbox, in one transaction.
 * `name` is `module.verb-noun` and is what the audit trail shows.
 */
export function defineCommand<const Name extends `${string}.${string}`, Input extends z.ZodType, Result>(definition: {
  name: Name;
  permission: Permission;
  input: Input;
  run(scope: TenantScope, input: z.output<Input>): Promise<Done<Result>>;
}): Command<Name, Input, Result> {
  return {
    kind: "command",
    name: definition.name,
    permission: definition.permission,
    input: definition.input,
    async within(scope, rawInput) {
      requirePermission(scope.actor, definition.permission);
      const input = parseInput(definition.input, rawInput);
      const { result, audit, events } = await definition.run(scope, input);
      await Promise.all([writeAudit(scope, definition.name, audit), emit(scope, ...events)]);
      return result;
    },
  };
}

/**
 * Declares a part of a larger command that a higher module calls in its own transaction (reserve stock, post a journal).
 * It has no permission of its own: the command that calls it vouched for the actor.
 */
export function defineStep<const Name extends `${string}.${string}`, Args extends unknown[], Result>(
  _name: Name,
  run: (scope: TenantScope, ...args: Args) => Promise<Result>,
): (scope: TenantScope, ...args: Args) => Promise<Result> {
  return run;
}

export interface Query<Name extends string, Input extends z.ZodType, Result> {
  readonly kind: "query";
  readonly name: Name;
  readonly permission: Permission;
  readonly input: Input;
  within(scope: TenantScope, input: z.input<Input>): Promise<Result>;
}

/** Declares one read shape with the permission it needs. */
export function defineQuery<const Name extends `${string}.${string}`, Input extends z.ZodType, Result>(definition: {
  name: Name;
  permission: Permission;
  input: Input;
  run(scope: TenantScope, input: z.output<Input>): Promise<Result>;
}): Query<Name, Input, Result> {
  return {
    kind: "query",
    name: definition.name,
    permission: definition.permission,
    input: definition.input,
    within(scope, rawInput) {
      requirePermission(scope.actor, definition.permission);
      return definition.run(scope, parseInput(definition.input, rawInput));
    },
  };
}

/** The type a command or query accepts. */
export type InputOf<D> = D extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** The type it answers with. */
export type ResultOf<D> = D extends { within(scope: TenantScope, input: never): Promise<infer R> } ? R : never;

function parseInput<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const faults: Fault[] = zodFaults(parsed.error);
  throw invalid(faults);
}

/**
 * Carries out a command for a door: opens the transaction, honours the idempotency key, runs, keeps the answer.
 * The same key with the same input gives the same answer without doing anything again; with another input it is refused.
 * @throws NaruError
 */
export async function execute<Name extends string, Input extends z.ZodType, Result>(
  context: TenantContext,
  command: Command<Name, Input, Result>,
  input: z.input<Input>,
  idempotencyKey: string,
): Promise<Result> {
  requirePermission(context.actor, command.permission);
  return withTenant(context, async (scope) => {
    const replay = await claimIdempotencyKey<Result>(scope, { key: idempotencyKey, command: command.name, input });
    if (replay.done) return replay.result;
    const result = await command.within(scope, input);
    keepResult(scope, idempotencyKey, result);
    return result;
  });
}

/** Reads for a door, in one transaction. */
export async function read<Name extends string, Input extends z.ZodType, Result>(
  context: TenantContext,
  query: Query<Name, Input, Result>,
  input: z.input<Input>,
): Promise<Result> {
  requirePermission(context.actor, query.permission);
  return withTenant(context, (scope) => query.within(scope, input));
}
