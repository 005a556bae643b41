import { and, asc, desc, eq, inArray, like, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { customers } from "@/db/schema/customers";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { warehouses } from "@/db/schema/stock";
import { customerNameOrder, customerPlaceText, customerVisible, planDocumentSearch, readCustomerPlace, walksAlongNames, type SearchedWord } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals } from "@/server/platform/totals";
import { areFew, liesNear } from "@/server/platform/few-rows";
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
      input.totals === "exact" || readsAlongOrder(scope, input, where),
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

/** Whether a page is read along the index of its order, past what does not match, rather than out of all that match. */
function readsAlongOrder(scope: TenantScope, input: Filters, where: SQL | undefined): boolean | Promise<boolean> {
  if (hasIndex(input)) return true;
  const matching = matchingIds(scope, input, where).getSQL();
  if (isByCustomer(input)) return walksAlongNames(scope, input, matching);
  if (!isSpanOnly(scope, input)) return areFew(scope, matching).then((few) => !few);
  const ofTenant = eq(shipments.tenantId, scope.tenantId);
  const { order, after } = placesBy(input);
  const walked = (limit: number) => scope.db.select({ plannedOn: shipments.plannedOn }).from(shipments).where(and(ofTenant, after)).orderBy(...order).limit(limit).getSQL();
  const chosen = sql`${input.plannedFrom ? sql`walked.planned_on >= ${input.plannedFrom}` : sql`true`} and ${input.plannedTo ? sql`walked.planned_on <= ${input.plannedTo}` : sql`true`}`;
  return liesNear(scope, { walked, chosen, all: scope.db.select({ id: shipments.id }).from(shipments).where(ofTenant).getSQL(), matching, limit: input.limit + 1 });
}

/** A span of planned days by number: the index of days holds both. */
function isSpanOnly(scope: TenantScope, { search, status, open, late, warehouseId, customerId, orderId, plannedFrom, plannedTo, sort }: Filters): boolean {
  const others = [search, status, open, late, warehouseId, customerId, orderId, customerVisible(scope, shipments.customerId)];
  return Boolean(plannedFrom ?? plannedTo) && sort.endsWith("number") && others.every((one) => !one);
}

function matchingIds(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const ids = scope.db.select({ id: shipments.id }).from(shipments).$dynamic();
  if (input.search?.trim()) void ids.innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)));
  return ids.where(where);
}

const isByCustomer = (input: Filters) => input.sort.endsWith("customer");

/** The order of the index, the same order by a value that no index holds, and where the page begins. */
function placesBy({ sort, cursor: at }: Filters) {
  const [turned, beyond] = sort.startsWith("-") ? [desc, sql`<`] : [asc, sql`>`];
  const byDay = sort.endsWith("plannedOn");
  const column = byDay ? shipments.plannedOn : shipments.number;
  const cursor = at ? decodeCursor(at) : null;
  const bound = cursor && (byDay ? sql`${cursor.sortValue}::date` : sql`${cursor.sortValue}`);
  return {
    column,
    order: [turned(column), turned(shipments.id)],
    computed: [turned(byDay ? sql`${column} + 0` : sql`${column} || ''`), turned(shipments.id)],
    after: cursor ? sql`(${column}, ${shipments.id}) ${beyond} (${bound}, ${cursor.id}::uuid)` : undefined,
  };
}

/** A page off the index of its order, or, where few rows match, out of all of them: those are sorted by a value that no index holds. */
function readPage(scope: TenantScope, input: Filters, where: SQL | undefined, sortedFirst: boolean) {
  const { column, order, computed, after } = placesBy(input);
  const ofTenant = eq(shipments.tenantId, scope.tenantId);
  if (isByCustomer(input)) {
    const documents = { table: shipments, tenantId: shipments.tenantId, id: shipments.id, customerId: shipments.customerId, on: shipments.plannedOn };
    const descending = input.sort.startsWith("-");
    const named = customerNameOrder(scope, documents, { descending, latestFirst: true, after: readCustomerPlace(input.cursor ? decodeCursor(input.cursor) : null), limit: input.limit + 1 });
    return selectRows(scope, and(ofTenant, sql`${shipments.id} = any(array(${named.ids(where, sortedFirst)}))`), named.order, column, input.limit + 1);
  }
  const onPage = and(where, after);
  const chosen = sortedFirst ? onPage : and(ofTenant, sql`${shipments.id} = any(array(${matchingIds(scope, input, onPage).orderBy(...computed).limit(input.limit + 1)}))`);
  return selectRows(scope, chosen, order, column, input.limit + 1);
}

function selectRows(scope: TenantScope, chosen: SQL | undefined, order: SQL[], column: typeof shipments.plannedOn | typeof shipments.number, limit: number) {
  const counted = (what: SQL) =>
    sql<number>`(select ${what}::int from ${shipmentLines} where ${shipmentLines.tenantId} = ${scope.tenantId} and ${shipmentLines.shipmentId} = ${shipments.id})`;
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
