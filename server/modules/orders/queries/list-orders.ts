import { and, asc, count, desc, eq, exists, gte, inArray, like, lt, lte, or, sql, sum, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { customers } from "@/db/schema/customers";
import { demandLines } from "@/db/schema/demand";
import { users } from "@/db/schema/identity";
import { orderLines, orders } from "@/db/schema/orders";
import { actionsFrom } from "@/server/kernel/lifecycle";
import { customerNameOrder, customerPlaceText, customerVisible, planDocumentSearch, readCustomerPlace, walksAlongNames, type SearchedWord } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { areFew, liesNear } from "@/server/platform/few-rows";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals } from "@/server/platform/totals";
import type { z } from "zod";
import { listOrdersInput, type ORDER_SORTS } from "../inputs";
import { orderLifecycle, type OrderState } from "../rules/order-lifecycle";

type Filters = z.output<typeof listOrdersInput>;
type Sort = (typeof ORDER_SORTS)[number];

/** Orders by what the screen offers, a page at a time; with totals when they are asked for. */
export const listOrders = defineQuery({
  name: "orders.list-orders",
  permission: "orders.view",
  input: listOrdersInput,
  async run(scope, input) {
    const words = (input.search ?? "").split(/\s+/).filter(Boolean).slice(0, 6);
    const plan = await planDocumentSearch(scope, "order", words);
    const where = and(...conditions(scope, input), ...words.map((word, i) => hasWord(likePattern(word), plan?.[i])));
    const [sortedFirst, totals] = await Promise.all([
      input.totals === "exact" || readsAlongOrder(scope, input, where),
      wantsTotals(input) ? readTotals(scope, input, where) : null,
    ]);
    const rows = input.totals === "exact" ? [] : await readPage(scope, input, where, sortedFirst);
    const page = pageOf(rows, input.limit, isByCustomer(input.sort) ? (row) => customerPlaceText(row, row.orderedOn) : SORTS[input.sort].value);
    return {
      rows: page.rows.map((row) => ({ ...row, availableActions: actionsFrom(orderLifecycle, row.status as OrderState) })),
      nextCursor: page.nextCursor,
      totals,
    };
  },
});

/** Whether an index holds the rows that match in the order that is wanted, so that a page is read off it. */
function hasIndex(input: Filters): boolean {
  const { search, status, progress, customerId, itemId, channel, from, to, late, minGrossMinor, sort } = input;
  if (search || itemId || (status?.length ?? 0) > 1 || (progress?.length ?? 0) > 1) return false;
  // Nearly every order is direct, and no index knows who sold: looking for few would read just as many.
  const chosen = [status?.length, progress?.length, customerId, channel !== "direct" && channel, late].filter(Boolean).length;
  if (sort === "newest" || sort === "oldest") return chosen <= 1 && minGrossMinor === undefined;
  const byAmount = sort === "amount" || sort === "amount_up";
  return chosen === 0 && !from && !to && (byAmount || minGrossMinor === undefined);
}

/** Whether a page is read along the index of its order, past what does not match, rather than out of all that match. */
function readsAlongOrder(scope: TenantScope, input: Filters, where: SQL | undefined): boolean | Promise<boolean> {
  const { sort } = input;
  if (hasIndex(input)) return true;
  const matching = matchingIds(scope, input, where).getSQL();
  if (isByCustomer(sort)) return walksAlongNames(scope, input, matching);
  if (!isSpanOnly(scope, input)) return areFew(scope, matching).then((few) => !few);
  const { order, after } = SORTS[sort];
  const ahead = and(isOfTenant(scope), input.cursor ? after(decodeCursor(input.cursor)) : undefined);
  const walked = (limit: number) => scope.db.select({ orderedOn: orders.orderedOn }).from(orders).where(ahead).orderBy(...order).limit(limit).getSQL();
  const chosen = sql`${input.from ? sql`walked.ordered_on >= ${input.from}` : sql`true`} and ${input.to ? sql`walked.ordered_on <= ${input.to}` : sql`true`}`;
  return liesNear(scope, { walked, chosen, all: scope.db.select({ id: orders.id }).from(orders).where(isOfTenant(scope)).getSQL(), matching, limit: input.limit + 1 });
}

/** A span of days by number or amount: the index of days holds both. */
function isSpanOnly(scope: TenantScope, { search, status, progress, customerId, salesUserId, itemId, channel, late, minGrossMinor, sort, from, to }: Filters): boolean {
  const others = [search, status?.length, progress?.length, customerId, salesUserId, itemId, channel, late, minGrossMinor, customerVisible(scope, orders.customerId)];
  return Boolean(from ?? to) && /^(number|amount)/.test(sort) && others.every((one) => !one);
}

function matchingIds(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const ids = scope.db.select({ id: orders.id }).from(orders).$dynamic();
  if (input.search) void ids.innerJoin(customers, and(eq(customers.tenantId, orders.tenantId), eq(customers.id, orders.customerId)));
  return ids.where(where);
}

const isByCustomer = (sort: Sort): sort is "customer" | "customer_down" => sort === "customer" || sort === "customer_down";
const isOfTenant = (scope: TenantScope) => eq(orders.tenantId, scope.tenantId);

/** A page off the index of its order, or, where few rows match, out of all of them. */
async function readPage(scope: TenantScope, input: Filters, where: SQL | undefined, sortedFirst: boolean) {
  const { sort: sortedBy } = input;
  if (isByCustomer(sortedBy)) {
    const after = readCustomerPlace(input.cursor ? decodeCursor(input.cursor) : null);
    const documents = { table: orders, tenantId: orders.tenantId, id: orders.id, customerId: orders.customerId, on: orders.orderedOn };
    const named = customerNameOrder(scope, documents, { descending: sortedBy === "customer_down", latestFirst: true, after, limit: input.limit + 1 });
    return selectRows(scope, and(isOfTenant(scope), sql`${orders.id} = any(array(${named.ids(where, sortedFirst)}))`), named.order, input.limit + 1);
  }
  const sort = SORTS[sortedBy];
  const onPage = (after: SortPlan["after"]) => and(where, input.cursor ? after(decodeCursor(input.cursor)) : undefined);
  const chosen = sortedFirst
    ? onPage(sort.after)
    : and(isOfTenant(scope), sql`${orders.id} = any(array(${matchingIds(scope, input, onPage(sort.afterComputed)).orderBy(...sort.computed).limit(input.limit + 1)}))`);
  return selectRows(scope, chosen, sort.order, input.limit + 1);
}

function selectRows(scope: TenantScope, chosen: SQL | undefined, order: SQL[], limit: number) {
  return scope.db
    .select({
      id: orders.id,
      number: orders.number,
      status: orders.status,
      progress: orders.progress,
      paymentProgress: orders.paymentProgress,
      type: orders.type,
      channel: orders.channel,
      externalKey: orders.externalKey,
      orderedOn: orders.orderedOn,
      requiredOn: orders.requiredOn,
      customerId: orders.customerId,
      customerCode: customers.code,
      customerName: customers.name,
      customerReference: orders.customerReference,
      salesUserName: users.name,
      currency: orders.currency,
      netMinor: orders.netMinor,
      grossMinor: orders.grossMinor,
      late: sql<boolean>`(${orders.status} = 'confirmed' and ${lateOrder(scope)})`,
    })
    .from(orders)
    .innerJoin(customers, and(eq(customers.tenantId, orders.tenantId), eq(customers.id, orders.customerId)))
    .leftJoin(users, eq(users.id, orders.salesUserId))
    .where(chosen)
    .orderBy(...order)
    .limit(limit);
}

/** Count and sums; sums are zero where the count is not complete. */
async function readTotals(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const all = scope.db.select({ netMinor: orders.netMinor, grossMinor: orders.grossMinor }).from(orders).$dynamic();
  if (input.search) void all.innerJoin(customers, and(eq(customers.tenantId, orders.tenantId), eq(customers.id, orders.customerId)));
  const most = rowsToCount(input.totals);
  const counted = (most === undefined ? all.where(where) : all.where(where).limit(most)).as("counted");
  const [row] = await scope.db.select({ count: count(), netMinor: sum(counted.netMinor), grossMinor: sum(counted.grossMinor) }).from(counted);
  const complete = isComplete(input.totals, row?.count ?? 0);
  return {
    complete,
    count: complete ? (row?.count ?? 0) : MOST_COUNTED,
    netMinor: complete ? BigInt(row?.netMinor ?? 0) : 0n,
    grossMinor: complete ? BigInt(row?.grossMinor ?? 0) : 0n,
    currency: scope.workspace.homeCurrency,
  };
}

type SortedRow = { orderedOn: string; number: string; grossMinor: bigint; requiredOn: string };
type SortCursor = { sortValue: string; id: string };
interface SortPlan {
  order: SQL[];
  after(cursor: SortCursor): SQL;
  /** The same order and position by a value that no index holds: all matching rows are read and sorted. */
  computed: SQL[];
  afterComputed(cursor: SortCursor): SQL;
  value(row: SortedRow): string;
}

function sorted(direction: "up" | "down", column: AnyPgColumn, computed: SQL, typed: (text: string) => SQL, value: (row: SortedRow) => string): SortPlan {
  const [ordered, beyond] = direction === "up" ? [asc, sql`>`] : [desc, sql`<`];
  const after = (by: AnyPgColumn | SQL) => (c: SortCursor) => sql`(${by}, ${orders.id}) ${beyond} (${typed(c.sortValue)}, ${c.id}::uuid)`;
  return { order: [ordered(column), ordered(orders.id)], after: after(column), computed: [ordered(computed), ordered(orders.id)], afterComputed: after(computed), value };
}

const aDay = (text: string) => sql`${text}::date`;
const aText = (text: string) => sql`${text}::text`;
const anAmount = (text: string) => sql`${text}::bigint`;
const byDay = (direction: "up" | "down") => sorted(direction, orders.orderedOn, sql`(${orders.orderedOn} + 0)`, aDay, (r) => r.orderedOn);
const byNumber = (direction: "up" | "down") => sorted(direction, orders.number, sql`(${orders.number} || '')`, aText, (r) => r.number);
const byAmount = (direction: "up" | "down") => sorted(direction, orders.grossMinor, sql`(${orders.grossMinor} + 0)`, anAmount, (r) => r.grossMinor.toString());
const byRequired = (direction: "up" | "down") => sorted(direction, orders.requiredOn, sql`(${orders.requiredOn} + 0)`, aDay, (r) => r.requiredOn);

const SORTS: Record<Exclude<Sort, "customer" | "customer_down">, SortPlan> = {
  newest: byDay("down"),
  oldest: byDay("up"),
  number: byNumber("down"),
  number_up: byNumber("up"),
  amount: byAmount("down"),
  amount_up: byAmount("up"),
  required: byRequired("up"),
  required_down: byRequired("down"),
};

/** Words as the index of open lines has them. */
function isLate(scope: TenantScope): SQL | undefined {
  return and(
    eq(demandLines.tenantId, scope.tenantId),
    eq(demandLines.sourceType, "order"),
    sql`${demandLines.confirmed} and ${demandLines.shipped} < ${demandLines.ordered} - ${demandLines.cancelled}`,
    lt(demandLines.promisedOn, scope.today),
  );
}

function lateOrder(scope: TenantScope): SQL {
  return exists(scope.db.select({ one: sql`1` }).from(demandLines).where(and(isLate(scope), eq(demandLines.sourceId, orders.id))));
}

/** Only a confirmed order can be late: its state and the late lines, which are few, are both read off their index. */
function lateOrderIds(scope: TenantScope) {
  return scope.db.select({ id: demandLines.sourceId }).from(demandLines).where(isLate(scope));
}

function conditions(scope: TenantScope, input: Filters): (SQL | undefined)[] {
  return [
    eq(orders.tenantId, scope.tenantId),
    customerVisible(scope, orders.customerId),
    input.status?.length ? inArray(orders.status, input.status) : undefined,
    input.progress?.length ? inArray(orders.progress, input.progress) : undefined,
    input.customerId ? eq(orders.customerId, input.customerId) : undefined,
    input.salesUserId ? eq(orders.salesUserId, input.salesUserId) : undefined,
    input.channel ? eq(orders.channel, input.channel) : undefined,
    input.from ? gte(orders.orderedOn, input.from) : undefined,
    input.to ? lte(orders.orderedOn, input.to) : undefined,
    // Nothing is required before it was ordered: the index of required days is entered where the span begins.
    input.from && input.sort.startsWith("required") ? gte(orders.requiredOn, input.from) : undefined,
    input.minGrossMinor !== undefined ? gte(orders.grossMinor, input.minGrossMinor) : undefined,
    input.late ? and(eq(orders.status, "confirmed"), inArray(orders.id, lateOrderIds(scope))) : undefined,
    input.itemId
      ? exists(
          scope.db
            .select({ one: sql`1` })
            .from(orderLines)
            .where(and(eq(orderLines.tenantId, orders.tenantId), eq(orderLines.orderId, orders.id), eq(orderLines.itemId, input.itemId))),
        )
      : undefined,
  ];
}

/** Every word must be found somewhere in number, customer, reference or buyer (ORD-05, ORD-23); among very many orders by index. */
function hasWord(pattern: string, planned: SearchedWord | undefined): SQL | undefined {
  if (!planned) return or(like(orders.searchText, pattern), like(customers.searchText, pattern));
  return or(
    planned.customerIds === null ? like(customers.searchText, pattern) : inArray(orders.customerId, [...planned.customerIds]),
    inArray(orders.number, [...planned.numbers]),
    inArray(orders.customerReference, [...planned.spellings]),
  );
}
