import { and, asc, eq } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { supplierItems } from "@/db/schema/supply";
import { notFound } from "@/server/kernel/errors";
import { defineQuery } from "@/server/platform/command";
import { getSupplierInput } from "../inputs";
import { selectSupplier } from "../store";

/** What a supplier supplies, by item code. @throws NaruError not_found */
export const listSupplierItems = defineQuery({
  name: "supply.list-supplier-items",
  permission: "inbound.view",
  input: getSupplierInput,
  async run(scope, { supplierId }) {
    const t = supplierItems;
    const [supplier, rows] = await Promise.all([
      selectSupplier(scope, { id: supplierId }),
      scope.db
        .select({ itemId: items.id, code: items.code, name: items.name, status: items.status, supplierItemCode: t.supplierItemCode })
        .from(t)
        .innerJoin(items, and(eq(items.tenantId, t.tenantId), eq(items.id, t.itemId)))
        .where(and(eq(t.tenantId, scope.tenantId), eq(t.supplierId, supplierId)))
        .orderBy(asc(items.code)),
    ]);
    if (!supplier) throw notFound("supplier");
    return { rows };
  },
});
