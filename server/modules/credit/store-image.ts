import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { creditAccounts } from "@/db/schema/credit";
import type { StoredRecord } from "@/server/platform/stored-record";
import type { TenantScope } from "@/server/platform/tenant-scope";

const IMAGE = "credit_accounts";
const of = (scope: TenantScope, customerId: string) => and(eq(creditAccounts.tenantId, scope.tenantId), eq(creditAccounts.customerId, customerId));

/**
 * A customer's credit limit, as an import keeps it to bring it back; the record's id is the customer's. What open orders commit and
 * who is held are no part of it: they go on.
 */
export const creditLimitRecord: StoredRecord = {
  entity: "credit_limit",
  async take(scope, ids) {
    if (ids.length === 0) return new Map();
    const rows = await scope.db
      .select({ customerId: creditAccounts.customerId, limit: sql<string>`${creditAccounts.limitMinor}::text` })
      .from(creditAccounts)
      .where(and(eq(creditAccounts.tenantId, scope.tenantId), inArray(creditAccounts.customerId, [...ids]), isNotNull(creditAccounts.limitMinor)))
      .orderBy(creditAccounts.customerId)
      .for("update");
    return new Map(rows.map(({ customerId, limit }) => [customerId, { image: { [IMAGE]: limit }, hash: `${IMAGE} ${limit}` }]));
  },
  async putBack(scope, customerId, image) {
    const limit = image[IMAGE];
    await scope.db
      .update(creditAccounts)
      .set({ limitMinor: limit === undefined ? null : BigInt(limit), version: sql`${creditAccounts.version} + 1`, updatedAt: scope.now })
      .where(of(scope, customerId));
  },
  async remove(scope, customerId) {
    await scope.db.delete(creditAccounts).where(of(scope, customerId));
  },
};
