import { and, asc, count, eq, like, sql } from "drizzle-orm";
import { suppliers } from "@/db/schema/supply";
import { notFound } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { nameOrder } from "@/server/platform/name-order";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { getSupplierInput, listSuppliersInput } from "../inputs";
import { selectSupplier } from "../store";

/** Suppliers by name. */
export const listSuppliers = defineQuery({
  name: "supply.list-suppliers",
  permission: "inbound.view",
  input: listSuppliersInput,
  async run(scope, { search, status, cursor, limit }) {
    const t = suppliers;
    const words = (search ?? "").split(/\s+/).filter(Boolean).slice(0, 6);
    const where = and(eq(t.tenantId, scope.tenantId), ...words.map((word) => like(t.searchText, likePattern(word))), status ? eq(t.status, status) : undefined);
    const name = nameOrder(scope, t.name);
    const from = cursor ? decodeCursor(cursor) : null;
    const [rows, [totals]] = await Promise.all([
      scope.db
        .select({ id: t.id, code: t.code, name: t.name, contactName: t.contactName, email: t.email, phone: t.phone, city: t.city, country: t.country, status: t.status })
        .from(t)
        .where(and(where, from ? sql`(${name}, ${t.id}) > (${from.sortValue}, ${from.id}::uuid)` : undefined))
        .orderBy(asc(name), asc(t.id))
        .limit(limit + 1),
      scope.db.select({ count: count() }).from(t).where(where),
    ]);
    return { ...pageOf(rows, limit, (row) => row.name), totals: { count: totals?.count ?? 0 } };
  },
});

export const getSupplier = defineQuery({
  name: "supply.get-supplier",
  permission: "inbound.view",
  input: getSupplierInput,
  async run(scope, { supplierId }) {
    const row = await selectSupplier(scope, { id: supplierId });
    if (!row) throw notFound("supplier");
    const { tenantId: _, searchText: __, ...supplier } = row;
    return { ...supplier, availableActions: actorMay(scope.actor, "inbound.edit") ? (["edit"] as const) : [] };
  },
});

/** Id of the supplier with this code; null if there is none. For imports. */
export async function findSupplierByCode(scope: TenantScope, code: string): Promise<string | null> {
  return (await selectSupplier(scope, { code }))?.id ?? null;
}
