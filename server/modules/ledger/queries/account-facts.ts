import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { accounts } from "@/db/schema/ledger";
import { refused } from "@/server/kernel/errors";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { AccountRole } from "../rules/account-roles";

/** Which account holds which role: read once per transaction, whatever is posted in it. */
const rolesOfScope = new WeakMap<TenantScope, Promise<ReadonlyMap<string, string>>>();

const selectRoles = statement([], (db, value) =>
  db.select({ role: accounts.role, id: accounts.id }).from(accounts).where(and(eq(accounts.tenantId, value("tenantId")), isNotNull(accounts.role))),
);

function accountsByRole(scope: TenantScope): Promise<ReadonlyMap<string, string>> {
  const known = rolesOfScope.get(scope);
  if (known) return known;
  const asked = selectRoles(scope, {}).then((rows) => new Map(rows.map((r) => [r.role ?? "", r.id])));
  rolesOfScope.set(scope, asked);
  return asked;
}

/** Asks for them ahead of need, so that the question travels with others. */
export async function readRolesAhead(scope: TenantScope): Promise<void> {
  await accountsByRole(scope);
}

/** Forgets what was read, after a role moved within the same transaction. */
export function forgetRoles(scope: TenantScope): void {
  rolesOfScope.delete(scope);
}

/**
 * The accounts of roles.
 * @throws NaruError `ledger.role_without_account` naming the first role that no account holds
 */
export async function accountsOfRoles(scope: TenantScope, roles: readonly AccountRole[]): Promise<ReadonlyMap<AccountRole, string>> {
  if (roles.length === 0) return new Map();
  const byRole = await accountsByRole(scope);
  return new Map(
    roles.map((role) => {
      const id = byRole.get(role);
      if (!id) throw refused("ledger.role_without_account", { role });
      return [role, id];
    }),
  );
}

export interface AccountRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly role: string | null;
  readonly isControl: boolean;
  readonly archived: boolean;
  readonly version: number;
}

/** Accounts by id, those that exist. */
export async function accountsByIds(scope: TenantScope, ids: readonly string[]): Promise<Map<string, AccountRow>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.db
    .select({
      id: accounts.id,
      code: accounts.code,
      name: accounts.name,
      type: accounts.type,
      role: accounts.role,
      isControl: accounts.isControl,
      archived: accounts.archived,
      version: accounts.version,
    })
    .from(accounts)
    .where(and(eq(accounts.tenantId, scope.tenantId), inArray(accounts.id, [...new Set(ids)])));
  return new Map(rows.map((r) => [r.id, r]));
}
