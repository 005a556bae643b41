import type { Database } from "@/db/client";
import type { UserId } from "./actor";
import type { Clock } from "./clock";
import type { Transaction } from "@/db/client";

declare const identityBrand: unique symbol;

/** A transaction for the shared tables only (users, sessions, memberships, tenants, invitations, API keys). */
export interface IdentityScope {
  readonly [identityBrand]: true;
  readonly db: Transaction;
  readonly now: Date;
  readonly requestId: string;
  /** Who asks, when somebody is signed in. */
  readonly userId: UserId | null;
  readonly sessionId: string | null;
}

/** Who asks outside any workspace. Made by a door: procedure, sign-in, script. */
export interface IdentityContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly requestId: string;
  readonly userId: UserId | null;
  readonly sessionId: string | null;
  /** Network address and browser, for the list of sessions and the limits. */
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** A context for programs of this machine: no person, no browser. */
export function localIdentityContext(database: Database, clock: Clock, requestId: string): IdentityContext {
  return { database, clock, requestId, userId: null, sessionId: null, address: null, userAgent: null };
}

/**
 * Runs `fn` in a transaction without a workspace: tenant tables show no rows in it, since their policy finds no tenant.
 */
export function withIdentity<T>(context: IdentityContext, fn: (scope: IdentityScope) => Promise<T>): Promise<T> {
  return context.database.transaction((db) => {
    const { requestId, userId, sessionId } = context;
    return fn({ db, now: context.clock.now(), requestId, userId, sessionId } as unknown as IdentityScope);
  });
}
