import { and, asc, desc, eq, exists, inArray, like, or, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { customers } from "@/db/schema/customers";
import { invoices } from "@/db/schema/invoicing";
import { receivables } from "@/db/schema/receivables";
import { customerNameOrder, customerPlaceText, customerVisible, ofEntity, planDocumentSearch, readCustomerPlace, walksAlongNames, type SearchedWord } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { areFew } from "@/server/platform/few-rows";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals } from "@/server/platform/totals";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { listInvoicesInput } from "../inputs";

type Filters = z.output<typeof listInvoicesInput>;

const openMinor = sql<string>`coalesce(${receivables.amountMinor} - ${receivables.allocatedMinor}, 0)`;

/** Invoices and credit notes with what is still to be paid of them. */
export const listInvoices = defineQuery({
  name: "invoicing.list-invoices",
  permission: "invoices.view",
  input: listInvoicesInput,
  async run(scope, input) {
    const word = input.search?.trim();
    const plan = await planDocumentSearch(scope, "invoice", word ? [word] : []);
    const where = matching(scope, input, plan?.[0]);
    const [sortedFirst, totals] = await Promise.all([
      input.totals === "exact" || hasIndex(input) ? true : isByCustomer(input) ? walksAlongNames(scope, input, matchingIds(scope, input, where).getSQL()) : areFew(scope, matchingIds(scope, input, where).getSQL()).then((few) => !few),
      wantsTotals(input) ? readTotals(scope, input, where) : null,
    ]);
    const rows = input.totals === "exact" ? [] : await readPage(scope, input, where, sortedFirst);
    const shown = rows.map((row) => ({ ...row, openMinor: BigInt(row.openMinor), kind: row.kind as "invoice" | "credit_note", overdue: BigInt(row.openMinor) > 0n && row.dueOn < scope.today }));
    return { ...pageOf(shown, input.limit, (row) => (isByCustomer(input) ? customerPlaceText(row, row.invoicedOn) : row.invoicedOn)), totals };
  },
});

function joins(scope: TenantScope) {
  return {
    customer: and(eq(customers.tenantId, invoices.tenantId), eq(customers.id, invoices.customerId)),
    receivable: and(eq(receivables.tenantId, scope.tenantId), eq(receivables.sourceType, "invoice"), eq(receivables.sourceId, invoices.id)),
  };
}

/** Among very many invoices a search is answered by index: a customer or a number. */
function hasWord(pattern: string, planned: SearchedWord | undefined): SQL | undefined {
  if (!planned) return or(like(sql`lower(${invoices.number})`, pattern), like(sql`lower(coalesce(${invoices.customerReference}, ''))`, pattern), like(customers.searchText, pattern));
  return or(
    planned.customerIds === null ? like(customers.searchText, pattern) : inArray(invoices.customerId, [...planned.customerIds]),
    inArray(invoices.number, [...planned.numbers, ...planned.numbers.map((number) => number.replace(/^INV-/, "CN-"))]),
  );
}

function matching(scope: TenantScope, input: Filters, planned: SearchedWord | undefined): SQL | undefined {
  const pattern = input.search?.trim() ? likePattern(input.search) : null;
  return and(
    eq(invoices.tenantId, scope.tenantId),
    customerVisible(scope, invoices.customerId),
    pattern ? hasWord(pattern, planned) : undefined,
    input.kind ? eq(invoices.kind, input.kind) : undefined,
    input.state === "settled"
      ? sql`${invoices.kind} = 'invoice' and exists (select 1 from ${receivables} where ${receivables.tenantId} = ${scope.tenantId} and ${receivables.sourceType} = 'invoice' and ${receivables.sourceId} = ${invoices.id} and allocated_minor = amount_minor)`
      : undefined,
    input.customerId ? eq(invoices.customerId, input.customerId) : undefined,
    input.legalEntityId ? ofEntity(scope, invoices, input.legalEntityId) : undefined,
    input.from ? sql`${invoices.invoicedOn} >= ${input.from}` : undefined,
    input.to ? sql`${invoices.invoicedOn} <= ${input.to}` : undefined,
  );
}

/** Credit notes count against invoices. Sums are zero where the count is not complete: then they are not read either. */
async function readTotals(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const matching = matchingIds(scope, input, where);
  const most = rowsToCount(input.totals);
  const [counted] = await scope.db.execute<{ count: number }>(sql`select count(*)::int as count from (${most === undefined ? matching : matching.limit(most)}) counted`);
  const count = counted?.count ?? 0;
  if (!isComplete(input.totals, count)) return { complete: false, count: MOST_COUNTED, grossMinor: 0n, openMinor: 0n };
  const signed = sql<string>`case when ${invoices.kind} = 'invoice' then ${invoices.grossMinor} else -${invoices.grossMinor} end`;
  const [sums] = await scope.db
    .select({ gross: sql<string>`coalesce(sum(${signed}), 0)`, open: sql<string>`coalesce(sum(${openMinor}), 0)` })
    .from(invoices)
    .leftJoin(receivables, joins(scope).receivable)
    .where(and(eq(invoices.tenantId, scope.tenantId), count > 0 ? sql`${invoices.id} in (${matchingIds(scope, input, where)})` : sql`false`));
  return { complete: true, count, grossMinor: BigInt(sums?.gross ?? "0"), openMinor: BigInt(sums?.open ?? "0") };
}

/** Whether an index holds the rows that match in the order of their day, so that a page is read off it. */
function hasIndex(input: Filters): boolean {
  if (isByCustomer(input)) return !input.search?.trim() && [input.kind, input.state, input.customerId, input.legalEntityId, input.from, input.to].every((one) => one === undefined);
  return !input.search?.trim();
}

const isByCustomer = (input: Filters) => input.sort.endsWith("customer");

const isOwed = (input: Filters) => input.state === "open" || input.state === "overdue";

/** Ids of the invoices that match; what is open or overdue is little, and read off the index of open receivables, which have the day of their invoice. */
function matchingIds(scope: TenantScope, input: Filters, where: SQL | undefined, after?: SQL) {
  if (isOwed(input) && !input.search?.trim()) return scope.db.select({ id: receivables.sourceId }).from(receivables).where(and(owed(scope, input), after)).$dynamic();
  const ids = scope.db.select({ id: sql<string>`${invoices.id}`.as("id") }).from(invoices).$dynamic();
  if (isOwed(input)) void ids.innerJoin(receivables, joins(scope).receivable);
  if (input.search?.trim()) void ids.innerJoin(customers, joins(scope).customer);
  return ids.where(and(where, isOwed(input) ? owed(scope, input) : undefined, after));
}

/** The filters of invoices as their receivables know them, in the words of the index of what is open. */
function owed(scope: TenantScope, input: Filters): SQL | undefined {
  return and(
    eq(receivables.tenantId, scope.tenantId),
    eq(receivables.sourceType, "invoice"),
    sql`allocated_minor < amount_minor`,
    customerVisible(scope, receivables.customerId),
    input.kind === "credit_note" ? sql`false` : undefined,
    input.state === "overdue" ? sql`${receivables.dueOn} < ${scope.today}` : undefined,
    input.customerId ? eq(receivables.customerId, input.customerId) : undefined,
    input.legalEntityId ? ofEntity(scope, receivables, input.legalEntityId) : undefined,
    input.from ? sql`${receivables.postedOn} >= ${input.from}` : undefined,
    input.to ? sql`${receivables.postedOn} <= ${input.to}` : undefined,
  );
}

/** A page off the index of its order, or, where few rows match, out of all of them: those are sorted by a value that no index holds. */
function readPage(scope: TenantScope, input: Filters, where: SQL | undefined, sortedFirst: boolean) {
  const descending = input.sort.startsWith("-");
  const cursor = input.cursor ? decodeCursor(input.cursor) : null;
  if (isByCustomer(input)) {
    const isThere = isOwed(input) ? exists(scope.db.select({ one: sql`1` }).from(receivables).where(and(owed(scope, input), eq(receivables.sourceId, invoices.id)))) : undefined;
    const documents = { table: invoices, tenantId: invoices.tenantId, id: invoices.id, customerId: invoices.customerId, on: invoices.invoicedOn };
    const named = customerNameOrder(scope, documents, { descending, latestFirst: true, after: readCustomerPlace(cursor), limit: input.limit + 1 });
    return selectRows(scope, and(eq(invoices.tenantId, scope.tenantId), sql`${invoices.id} = any(array(${named.ids(and(where, isThere), sortedFirst)}))`), named.order, input.limit + 1);
  }
  const turned = (value: SQL | PgColumn) => (descending ? desc(value) : asc(value));
  const byDay = isOwed(input) ? receivables.postedOn : invoices.invoicedOn;
  const byId = isOwed(input) ? receivables.sourceId : invoices.id;
  const after = cursor ? sql`(${byDay}, ${byId}) ${descending ? sql`<` : sql`>`} (${cursor.sortValue}::date, ${cursor.id}::uuid)` : undefined;
  const page = () => matchingIds(scope, input, where, after).orderBy(turned(sortedFirst ? byDay : sql`${byDay} + 0`), turned(byId)).limit(input.limit + 1);
  const chosen = sortedFirst && !isOwed(input) ? and(where, after) : and(eq(invoices.tenantId, scope.tenantId), sql`${invoices.id} = any(array(${page()}))`);
  return selectRows(scope, chosen, [turned(invoices.invoicedOn), turned(invoices.id)], input.limit + 1);
}

function selectRows(scope: TenantScope, chosen: SQL | undefined, order: SQL[], limit: number) {
  const { customer, receivable } = joins(scope);
  return scope.db
    .select({
      id: invoices.id,
      number: invoices.number,
      kind: invoices.kind,
      customerId: invoices.customerId,
      customerName: customers.name,
      customerReference: invoices.customerReference,
      invoicedOn: invoices.invoicedOn,
      dueOn: invoices.dueOn,
      currency: invoices.currency,
      netMinor: invoices.netMinor,
      taxMinor: invoices.taxMinor,
      grossMinor: invoices.grossMinor,
      creditedMinor: invoices.creditedMinor,
      openMinor,
    })
    .from(invoices)
    .innerJoin(customers, customer)
    .leftJoin(receivables, receivable)
    .where(chosen)
    .orderBy(...order)
    .limit(limit);
}
