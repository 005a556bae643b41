import { and, asc, count, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { categories, items, units } from "@/db/schema/catalog";
import { defineQuery } from "@/server/platform/command";

export const listUnits = defineQuery({
  name: "catalog.list-units",
  permission: "catalog.view",
  input: z.object({}),
  async run(scope) {
    return { rows: await scope.db.select().from(units).where(eq(units.tenantId, scope.tenantId)).orderBy(asc(units.code)) };
  },
});

/** Categories with the number of their items. */
export const listCategories = defineQuery({
  name: "catalog.list-categories",
  permission: "catalog.view",
  input: z.object({}),
  async run(scope) {
    const rows = await scope.db
      .select({
        id: categories.id,
        code: categories.code,
        name: categories.name,
        description: categories.description,
        version: categories.version,
        itemCount: count(items.id),
      })
      .from(categories)
      .leftJoin(items, and(eq(items.tenantId, categories.tenantId), eq(items.categoryId, categories.id)))
      .where(eq(categories.tenantId, scope.tenantId))
      .groupBy(categories.tenantId, categories.id)
      .orderBy(asc(categories.name));
    return { rows };
  },
});

/** The product types in use, for filters and rules. */
export const listProductTypes = defineQuery({
  name: "catalog.list-product-types",
  permission: "catalog.view",
  input: z.object({}),
  async run(scope) {
    const rows = await scope.db
      .selectDistinct({ productType: items.productType })
      .from(items)
      .where(and(eq(items.tenantId, scope.tenantId), isNotNull(items.productType)))
      .orderBy(asc(items.productType))
      .limit(200);
    return { rows: rows.flatMap((r) => (r.productType === null ? [] : [r.productType])) };
  },
});
