import { and, asc, eq, inArray } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { memberships, users } from "@/db/schema/identity";
import { notFound } from "@/server/kernel/errors";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { listOwnersInput } from "../inputs";
import { customerVisible } from "./customer-visible";

const visibleAmong = (scope: TenantScope, ids: readonly string[]) =>
  and(eq(customers.tenantId, scope.tenantId), inArray(customers.id, [...ids]), customerVisible(scope, customers.id));

/** Who looks after each of the customers that the actor may see. */
export async function ownersOf(scope: TenantScope, ids: readonly string[]) {
  return scope.db
    .select({ customerId: customers.id, code: customers.code, name: customers.name, ownerUserId: customers.ownerUserId, ownerName: users.name })
    .from(customers)
    .leftJoin(memberships, and(eq(memberships.tenantId, customers.tenantId), eq(memberships.userId, customers.ownerUserId)))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(visibleAmong(scope, ids))
    .orderBy(asc(customers.id));
}

/**
 * The customers with their owners, held against other changes until the transaction ends.
 * @throws NaruError `record.not_found` when one of them does not exist for the actor
 */
export async function lockOwners(scope: TenantScope, ids: readonly string[]) {
  const rows = await scope.db
    .select({ customerId: customers.id, code: customers.code, ownerUserId: customers.ownerUserId })
    .from(customers)
    .where(visibleAmong(scope, ids))
    .orderBy(asc(customers.id))
    .for("update");
  if (rows.length < ids.length) throw notFound("customer");
  return rows;
}

/** Who looks after these customers now: for a form that was opened when they may have had other owners. */
export const listOwners = defineQuery({
  name: "customers.list-owners",
  permission: "customers.assign",
  input: listOwnersInput,
  async run(scope, input) {
    const ids = [...new Set<string>(input.customerIds)];
    const rows = await ownersOf(scope, ids);
    if (rows.length < ids.length) throw notFound("customer");
    return { rows };
  },
});
