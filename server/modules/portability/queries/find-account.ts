import { eq, sql } from "drizzle-orm";
import { memberships, tenants, users } from "@/db/schema/identity";
import { workspaceOf } from "@/server/modules/workspaces";
import type { IdentityScope } from "@/server/platform/identity";
import type { TenantScope, Workspace } from "@/server/platform/tenant-scope";

export interface Account {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly workspaces: readonly { readonly workspace: Workspace; readonly onlyOwner: boolean }[];
}

/** Somebody's account with every workspace they belong or belonged to, locked; null when there is none. */
export async function findAccount(scope: IdentityScope, email: string): Promise<Account | null> {
  const [user] = await scope.db.select({ userId: users.id, name: users.name, email: users.email }).from(users).where(eq(users.email, email.trim().toLowerCase())).for("update");
  if (!user) return null;
  const onlyOwner = sql<boolean>`${memberships.role} = 'owner' and ${memberships.deactivatedAt} is null and not exists (
    select 1 from memberships o where o.tenant_id = ${memberships.tenantId} and o.user_id <> ${memberships.userId} and o.role = 'owner' and o.deactivated_at is null)`;
  const rows = await scope.db.select({ tenant: tenants, onlyOwner }).from(memberships).innerJoin(tenants, eq(tenants.id, memberships.tenantId)).where(eq(memberships.userId, user.userId)).orderBy(tenants.id);
  return { ...user, workspaces: rows.map((row) => ({ workspace: workspaceOf(row.tenant), onlyOwner: row.onlyOwner })) };
}

/** The id of a customer or supplier by its code; null when there is none. */
export async function idByCode(scope: TenantScope, table: "customers" | "suppliers", code: string): Promise<string | null> {
  const [row] = await scope.db.execute<{ id: string }>(sql`select id from ${sql.identifier(table)} where tenant_id = ${scope.tenantId}::uuid and code = ${code}`);
  return row?.id ?? null;
}
