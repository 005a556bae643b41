import type { Database } from "@/db/client";
import type { Transaction } from "./tenant-scope";

declare const identityBrand: unique symbol;

/** A transaction for the shared tables only (users, sessions, memberships, tenants, invitations, API keys). */
export interface IdentityScope {
  readonly [identityBrand]: true;
  readonly db: Transaction;
  readonly now: Date;
}

/**
 * Runs `fn` in a transaction without a workspace: tenant tables show no rows in it, since their policy finds no tenant.
 */
export function withIdentity<T>(database: Database, now: Date, fn: (scope: IdentityScope) => Promise<T>): Promise<T> {
  return database.transaction((db) => fn({ db, now } as unknown as IdentityScope));
}
