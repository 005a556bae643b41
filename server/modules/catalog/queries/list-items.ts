import { and, asc, count, desc, eq, like, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { categories, items, taxCodes, units } from "@/db/schema/catalog";
import { wordsOf } from "@/server/platform/closest-first";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { nameOrder } from "@/server/platform/name-order";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { listItemsInput } from "../inputs";

type Filters = z.output<typeof listItemsInput>;

/** Items by code, name, barcode and product type; filtered by category, type, kind and state. */
export const listItems = defineQuery({
  name: "catalog.list-items",
  permission: "catalog.view",
  input: listItemsInput,
  async run(scope, input) {
    const where = matching(scope, input);
    const [rows, [totals]] = await Promise.all([
      readPage(scope, input, where),
      scope.db.select({ count: count() }).from(items).where(where),
    ]);
    const field = input.sort.endsWith("name") ? "name" : "code";
    return { ...pageOf(rows, input.limit, (row) => row[field]), totals: { count: totals?.count ?? 0 } };
  },
});

function matching(scope: TenantScope, input: Filters): SQL | undefined {
  return and(
    eq(items.tenantId, scope.tenantId),
    ...wordsOf(input.search).map((word) => like(items.searchText, likePattern(word))),
    input.categoryId ? eq(items.categoryId, input.categoryId) : undefined,
    input.productType ? eq(items.productType, input.productType) : undefined,
    input.kind ? eq(items.kind, input.kind) : undefined,
    input.status ? eq(items.status, input.status) : undefined,
    input.discontinued === undefined ? undefined : eq(items.discontinued, input.discontinued),
  );
}

function readPage(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const descending = input.sort.startsWith("-");
  const column = input.sort.endsWith("name") ? nameOrder(scope, items.name) : items.code;
  const cursor = input.cursor ? decodeCursor(input.cursor) : null;
  const after = cursor ? sql`(${column}, ${items.id}) ${descending ? sql`<` : sql`>`} (${cursor.sortValue}, ${cursor.id}::uuid)` : undefined;
  return scope.db
    .select({
      id: items.id,
      code: items.code,
      name: items.name,
      kind: sql<"stocked" | "service">`${items.kind}`,
      unitId: items.unitId,
      unitCode: units.code,
      unitDecimals: units.decimals,
      categoryId: items.categoryId,
      categoryName: categories.name,
      productType: items.productType,
      taxCode: taxCodes.code,
      packing: items.packing,
      discontinued: items.discontinued,
      status: sql<"active" | "inactive">`${items.status}`,
      version: items.version,
    })
    .from(items)
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .innerJoin(taxCodes, and(eq(taxCodes.tenantId, items.tenantId), eq(taxCodes.id, items.taxCodeId)))
    .leftJoin(categories, and(eq(categories.tenantId, items.tenantId), eq(categories.id, items.categoryId)))
    .where(and(where, after))
    .orderBy(...(descending ? [desc(column), desc(items.id)] : [asc(column), asc(items.id)]))
    .limit(input.limit + 1);
}
