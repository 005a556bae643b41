import { and, asc, desc, eq, inArray, like, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { customers } from "@/db/schema/customers";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { warehouses } from "@/db/schema/stock";
import { customerVisible, planDocumentSearch, type SearchedWord } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals } from "@/server/platform/totals";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { listShipmentsInput } from "../inputs";
import type { ShipmentState } from "../rules/shipment-lifecycle";

type Filters = z.output<typeof listShipmentsInput>;
/** In the words of the index of open shipments. */
const isOpen = sql`${shipments.status} in ('planned', 'released', 'packed')`;

/** Shipments by status, planned day, warehouse, customer, order; late ones are open and past their planned day (SHP-01). */
export const listShipments = defineQuery({
  name: "shipments.list-shipments",
  permission: "shipments.view",
  input: listShipmentsInput,
  async run(scope, input) {
    const word = input.search?.trim();
    const plan = await planDocumentSearch(scope, "shipment", word ? [word] : []);
    const where = matching(scope, input, plan?.[0]);
    const [rows, totals] = await Promise.all([
      input.totals === "exact" ? [] : readPage(scope, input, where),
      wantsTotals(input) ? readTotals(scope, input, where) : null,
    ]);
    return { ...pageOf(rows, input.limit, (row) => row.sortValue), totals };
  },
});

async function readTotals(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const all = scope.db.select({ late: lateness(scope).as("late") }).from(shipments).$dynamic();
  if (input.search?.trim()) void all.innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)));
  const most = rowsToCount(input.totals);
  const counted = (most === undefined ? all.where(where) : all.where(where).limit(most)).as("counted");
  const [row] = await scope.db.select({ count: sql<number>`count(*)::int`, late: sql<number>`count(*) filter (where ${counted.late})::int` }).from(counted);
  const complete = isComplete(input.totals, row?.count ?? 0);
  return { complete, count: complete ? (row?.count ?? 0) : MOST_COUNTED, late: complete ? (row?.late ?? 0) : 0 };
}

/** Open although its planned day has passed. */
function lateness(scope: TenantScope): SQL<boolean> {
  return sql<boolean>`(${isOpen} and ${shipments.plannedOn} < ${scope.today})`;
}

/** Among very many shipments a search is answered by index: a customer, a shipment's or an order's number. */
function hasWord(pattern: string, planned: SearchedWord | undefined): SQL | undefined {
  if (!planned) {
    return or(like(sql`lower(${shipments.number})`, pattern), like(sql`lower(${shipments.sourceNumber})`, pattern), like(sql`lower(coalesce(${shipments.trackingNumber}, ''))`, pattern), like(customers.searchText, pattern));
  }
  return or(
    planned.customerIds === null ? like(customers.searchText, pattern) : inArray(shipments.customerId, [...planned.customerIds]),
    inArray(shipments.number, [...planned.numbers]),
    inArray(shipments.sourceNumber, [...planned.numbers, ...planned.numbers.map((number) => number.replace(/^SH-/, "SO-"))]),
  );
}

function matching(scope: TenantScope, input: Filters, planned: SearchedWord | undefined): SQL | undefined {
  const pattern = input.search?.trim() ? likePattern(input.search) : null;
  return and(
    eq(shipments.tenantId, scope.tenantId),
    customerVisible(scope, shipments.customerId),
    pattern ? hasWord(pattern, planned) : undefined,
    input.status ? eq(shipments.status, input.status) : undefined,
    input.open ? isOpen : undefined,
    input.late ? lateness(scope) : undefined,
    input.warehouseId ? eq(shipments.warehouseId, input.warehouseId) : undefined,
    input.customerId ? eq(shipments.customerId, input.customerId) : undefined,
    input.orderId ? eq(shipments.sourceId, input.orderId) : undefined,
    input.plannedFrom ? sql`${shipments.plannedOn} >= ${input.plannedFrom}` : undefined,
    input.plannedTo ? sql`${shipments.plannedOn} <= ${input.plannedTo}` : undefined,
  );
}

function readPage(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const descending = input.sort.startsWith("-");
  const column = input.sort.endsWith("plannedOn") ? shipments.plannedOn : shipments.number;
  const cursor = input.cursor ? decodeCursor(input.cursor) : null;
  const bound = cursor && (column === shipments.plannedOn ? sql`${cursor.sortValue}::date` : sql`${cursor.sortValue}`);
  const after = cursor ? sql`(${column}, ${shipments.id}) ${descending ? sql`<` : sql`>`} (${bound}, ${cursor.id}::uuid)` : undefined;
  const counted = (what: SQL) =>
    sql<number>`(select ${what}::int from ${shipmentLines} where ${shipmentLines.tenantId} = ${shipments.tenantId} and ${shipmentLines.shipmentId} = ${shipments.id})`;
  return scope.db
    .select({
      id: shipments.id,
      number: shipments.number,
      customerId: shipments.customerId,
      customerName: customers.name,
      orderId: shipments.sourceId,
      orderNumber: shipments.sourceNumber,
      warehouseId: shipments.warehouseId,
      warehouseName: warehouses.name,
      status: sql<ShipmentState>`${shipments.status}`,
      plannedOn: shipments.plannedOn,
      shippedOn: shipments.shippedOn,
      deliveredOn: shipments.deliveredOn,
      carrier: shipments.carrier,
      late: lateness(scope),
      lineCount: counted(sql`count(*)`),
      packedCount: counted(sql`count(*) filter (where ${shipmentLines.packed})`),
      sortValue: sql<string>`${column}::text`,
    })
    .from(shipments)
    .innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)))
    .innerJoin(warehouses, and(eq(warehouses.tenantId, shipments.tenantId), eq(warehouses.id, shipments.warehouseId)))
    .where(and(where, after))
    .orderBy(...(descending ? [desc(column), desc(shipments.id)] : [asc(column), asc(shipments.id)]))
    .limit(input.limit + 1);
}
