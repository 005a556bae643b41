import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { memberships, users } from "@/db/schema/identity";
import { locations, stockCountLines, stockCounts, warehouses } from "@/db/schema/stock";
import { fault, invalid, notFound } from "@/server/kernel/errors";
import type { Quantity } from "@/server/kernel/quantity";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { getCountInput, listCountsInput } from "../inputs";
import { counterOfLine } from "../store-counts";

const UUID = /^[0-9a-f-]{36}$/;

/** Stock counts, the newest first. The cursor is the id of the last row. */
export const listCounts = defineQuery({
  name: "stock.list-counts",
  permission: "counts.view",
  input: listCountsInput,
  async run(scope, { status, warehouseId, cursor, limit }) {
    if (cursor && !UUID.test(cursor)) throw invalid([fault("cursor", "input.cursor")]);
    const c = stockCounts;
    const l = stockCountLines;
    const progress = scope.db
      .select({ countId: l.countId, lines: sql<number>`count(*)::int`.as("lines"), counted: sql<number>`count(${l.countedQuantity})::int`.as("counted") })
      .from(l)
      .where(eq(l.tenantId, scope.tenantId))
      .groupBy(l.countId)
      .as("progress");
    const rows = await scope.db
      .select({
        id: c.id, number: c.number, status: c.status, countedOn: c.countedOn, note: c.note, warehouseName: warehouses.name,
        lines: sql<number>`coalesce(${progress.lines}, 0)`, counted: sql<number>`coalesce(${progress.counted}, 0)`,
      })
      .from(c)
      .innerJoin(warehouses, and(eq(warehouses.tenantId, c.tenantId), eq(warehouses.id, c.warehouseId)))
      .leftJoin(progress, eq(progress.countId, c.id))
      .where(and(eq(c.tenantId, scope.tenantId), status ? eq(c.status, status) : undefined, warehouseId ? eq(c.warehouseId, warehouseId) : undefined, cursor ? lt(c.id, cursor) : undefined))
      .orderBy(desc(c.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  },
});

/** A count with its lines by location, and what may be done with it now. */
export const getCount = defineQuery({
  name: "stock.get-count",
  permission: "counts.view",
  input: getCountInput,
  async run(scope, { countId }) {
    const [[count], lines] = await Promise.all([
      scope.db
        .select({
          id: stockCounts.id, number: stockCounts.number, status: stockCounts.status, countedOn: stockCounts.countedOn, note: stockCounts.note,
          version: stockCounts.version, warehouseId: stockCounts.warehouseId, warehouseName: warehouses.name, createdAt: stockCounts.createdAt, updatedAt: stockCounts.updatedAt,
        })
        .from(stockCounts)
        .innerJoin(warehouses, and(eq(warehouses.tenantId, stockCounts.tenantId), eq(warehouses.id, stockCounts.warehouseId)))
        .where(and(eq(stockCounts.tenantId, scope.tenantId), eq(stockCounts.id, countId))),
      countLines(scope, countId),
    ]);
    if (!count) throw notFound("stock_count");
    const open = count.status === "open";
    const seesCosts = actorMay(scope.actor, "costs.view");
    return {
      ...count,
      lines: lines.map((line) => ({ ...line, differenceValueMinor: seesCosts ? line.differenceValueMinor : null })),
      availableActions: [
        ...(open && actorMay(scope.actor, "counts.take") ? (["enter", "cancel"] as const) : []),
        ...(open && actorMay(scope.actor, "counts.post") ? (["post"] as const) : []),
      ],
    };
  },
});

function countLines(scope: TenantScope, countId: string) {
  const l = stockCountLines;
  return scope.db
    .select({
      id: l.id, lineNo: l.lineNo, itemId: l.itemId, itemCode: items.code, itemName: items.name, barcode: items.barcode, unitCode: units.code, unitDecimals: units.decimals,
      locationId: l.locationId, locationCode: locations.code, bookQuantity: l.bookQuantity,
      countedQuantity: sql<Quantity | null>`trim_scale(${l.countedQuantity})`, differenceQuantity: sql<Quantity | null>`trim_scale(${l.differenceQuantity})`,
      differenceValueMinor: l.differenceValueMinor, countedAt: l.countedAt, countedByName: users.name,
    })
    .from(l)
    .innerJoin(items, and(eq(items.tenantId, l.tenantId), eq(items.id, l.itemId)))
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .innerJoin(locations, and(eq(locations.tenantId, l.tenantId), eq(locations.id, l.locationId)))
    .leftJoin(memberships, counterOfLine.member)
    .leftJoin(users, counterOfLine.user)
    .where(and(eq(l.tenantId, scope.tenantId), eq(l.countId, countId)))
    .orderBy(asc(locations.code), asc(items.code));
}
