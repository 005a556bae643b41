import { and, asc, desc, eq, inArray, like, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { customers } from "@/db/schema/customers";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { warehouses } from "@/db/schema/stock";
import { customerNameOrder, customerPlaceText, customerVisible, planDocumentSearch, readCustomerPlace, walksAlongNames, type SearchedWord } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals } from "@/server/platform/totals";
import { areFew } from "@/server/platform/few-rows";
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
    const [sortedFirst, totals] = await Promise.all([
      input.totals === "exact" || hasIndex(input) ? true : isByCustomer(input) ? walksAlongNames(scope, input, matchingIds(scope, input, where).getSQL()) : areFew(scope, matchingIds(scope, input, where).getSQL()).then((few) => !few),
      wantsTotals(input) ? readTotals(scope, input, where) : null,
    ]);
    const rows = input.totals === "exact" ? [] : await readPage(scope, input, where, sortedFirst);
    return { ...pageOf(rows, input.limit, (row) => (isByCustomer(input) ? customerPlaceText(row, row.plannedOn) : row.sortValue)), totals };
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
    input.orderId ? and(eq(shipments.sourceType, "order"), eq(shipments.sourceId, input.orderId)) : undefined,
    input.plannedFrom ? sql`${shipments.plannedOn} >= ${input.plannedFrom}` : undefined,
    input.plannedTo ? sql`${shipments.plannedOn} <= ${input.plannedTo}` : undefined,
  );
}

/** Whether an index holds the rows that match in the order that is wanted, so that a page is read off it. */
function hasIndex(input: Filters): boolean {
  const { search, status, open, late, warehouseId, customerId, orderId, plannedFrom, plannedTo, sort } = input;
  if (search || orderId) return false;
  const chosen = [status, open ?? late, warehouseId, customerId].filter(Boolean).length;
  return sort.endsWith("plannedOn") ? chosen <= 1 : chosen === 0 && !plannedFrom && !plannedTo;
}

function matchingIds(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const ids = scope.db.select({ id: shipments.id }).from(shipments).$dynamic();
  if (input.search?.trim()) void ids.innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)));
  return ids.where(where);
}

const isByCustomer = (input: Filters) => input.sort.endsWith("customer");

/** A page off the index of its order, or, where few rows match, out of all of them: those are sorted by a value that no index holds. */
function readPage(scope: TenantScope, input: Filters, where: SQL | undefined, sortedFirst: boolean) {
  const descending = input.sort.startsWith("-");
  const column = input.sort.endsWith("plannedOn") ? shipments.plannedOn : shipments.number;
  const cursor = input.cursor ? decodeCursor(input.cursor) : null;
  if (isByCustomer(input)) {
    const documents = { table: shipments, tenantId: shipments.tenantId, id: shipments.id, customerId: shipments.customerId, on: shipments.plannedOn };
    const named = customerNameOrder(scope, documents, { descending, latestFirst: true, after: readCustomerPlace(cursor), limit: input.limit + 1 });
    return selectRows(scope, and(eq(shipments.tenantId, scope.tenantId), sql`${shipments.id} = any(array(${named.ids(where, sortedFirst)}))`), named.order, column, input.limit + 1);
  }
  const bound = cursor && (column === shipments.plannedOn ? sql`${cursor.sortValue}::date` : sql`${cursor.sortValue}`);
  const after = cursor ? sql`(${column}, ${shipments.id}) ${descending ? sql`<` : sql`>`} (${bound}, ${cursor.id}::uuid)` : undefined;
  const onPage = and(where, after);
  const turned = (value: SQL | typeof shipments.id) => (descending ? desc(value) : asc(value));
  const computed = [turned(column === shipments.plannedOn ? sql`${column} + 0` : sql`${column} || ''`), turned(shipments.id)];
  const chosen = sortedFirst ? onPage : and(eq(shipments.tenantId, scope.tenantId), sql`${shipments.id} = any(array(${matchingIds(scope, input, onPage).orderBy(...computed).limit(input.limit + 1)}))`);
  return selectRows(scope, chosen, descending ? [desc(column), desc(shipments.id)] : [asc(column), asc(shipments.id)], column, input.limit + 1);
}

function selectRows(scope: TenantScope, chosen: SQL | undefined, order: SQL[], column: typeof shipments.plannedOn | typeof shipments.number, limit: number) {
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
    .where(chosen)
    .orderBy(...order)
    .limit(limit);
}
