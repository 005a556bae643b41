import { and, asc, eq, like, sql } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { closestFirst, wordsOf } from "@/server/platform/closest-first";
import { defineQuery } from "@/server/platform/command";
import { likePattern } from "@/server/platform/keyset";
import { lookUpItemsInput } from "../inputs";

/** Items to choose from, found as in their list and closest to what is typed first; without a text the first by code. */
export const lookUpItems = defineQuery({
  name: "catalog.look-up-items",
  permission: "catalog.view",
  input: lookUpItemsInput,
  async run(scope, { search, status, kind, limit }) {
    const words = wordsOf(search);
    const closeness = words.length > 0 ? closestFirst(search, items) : sql<number>`0`;
    // The few that are answered, before anything is joined to them.
    const closest = scope.db
      .select({ id: items.id, code: items.code, name: items.name, kind: sql<"stocked" | "service">`${items.kind}`.as("item_kind"), unitId: items.unitId, closeness: closeness.as("closeness") })
      .from(items)
      .where(and(
        eq(items.tenantId, scope.tenantId),
        ...words.map((word) => like(items.searchText, likePattern(word))),
        status ? eq(items.status, status) : undefined,
        kind ? eq(items.kind, kind) : undefined,
      ))
      .orderBy(...(words.length > 0 ? [asc(sql`closeness`)] : []), asc(items.code), asc(items.id))
      .limit(limit)
      .as("closest");
    const rows = await scope.db
      .select({ id: closest.id, code: closest.code, name: closest.name, kind: closest.kind, unitCode: units.code })
      .from(closest)
      .innerJoin(units, and(eq(units.tenantId, scope.tenantId), eq(units.id, closest.unitId)))
      .orderBy(asc(closest.closeness), asc(closest.code), asc(closest.id));
    return { rows };
  },
});
