import { and, asc, desc, eq, inArray, like, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { customers } from "@/db/schema/customers";
import { invoices } from "@/db/schema/invoicing";
import { receivables } from "@/db/schema/receivables";
import { customerVisible, planDocumentSearch, type SearchedWord } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
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
    const [rows, totals] = await Promise.all([
      input.totals === "exact" ? [] : readPage(scope, input, where),
      wantsTotals(input) ? readTotals(scope, input, where) : null,
    ]);
    const shown = rows.map((row) => ({ ...row, openMinor: BigInt(row.openMinor), kind: row.kind as "invoice" | "credit_note", overdue: BigInt(row.openMinor) > 0n && row.dueOn < scope.today }));
    return { ...pageOf(shown, input.limit, (row) => row.invoicedOn), totals };
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
  const isOpen = sql`${receivables.allocatedMinor} < ${receivables.amountMinor}`;
  return and(
    eq(invoices.tenantId, scope.tenantId),
    customerVisible(scope, invoices.customerId),
    pattern ? hasWord(pattern, planned) : undefined,
    input.kind ? eq(invoices.kind, input.kind) : undefined,
    input.state === "open" ? isOpen : undefined,
    input.state === "overdue" ? and(isOpen, sql`${invoices.dueOn} < ${scope.today}`) : undefined,
    input.state === "settled" ? and(eq(invoices.kind, "invoice"), sql`${receivables.allocatedMinor} = ${receivables.amountMinor}`) : undefined,
    input.customerId ? eq(invoices.customerId, input.customerId) : undefined,
    input.from ? sql`${invoices.invoicedOn} >= ${input.from}` : undefined,
    input.to ? sql`${invoices.invoicedOn} <= ${input.to}` : undefined,
  );
}

/** Credit notes count against invoices. Sums are zero where the count is not complete. */
async function readTotals(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const { customer, receivable } = joins(scope);
  const signed = sql<string>`case when ${invoices.kind} = 'invoice' then ${invoices.grossMinor} else -${invoices.grossMinor} end`;
  const all = scope.db.select({ gross: signed.as("gross"), open: openMinor.as("open") }).from(invoices).leftJoin(receivables, receivable).$dynamic();
  if (input.search?.trim()) void all.innerJoin(customers, customer);
  const most = rowsToCount(input.totals);
  const counted = (most === undefined ? all.where(where) : all.where(where).limit(most)).as("counted");
  const [row] = await scope.db
    .select({ count: sql<number>`count(*)::int`, gross: sql<string>`coalesce(sum(${counted.gross}), 0)`, open: sql<string>`coalesce(sum(${counted.open}), 0)` })
    .from(counted);
  const complete = isComplete(input.totals, row?.count ?? 0);
  return { complete, count: complete ? (row?.count ?? 0) : MOST_COUNTED, grossMinor: complete ? BigInt(row?.gross ?? "0") : 0n, openMinor: complete ? BigInt(row?.open ?? "0") : 0n };
}

function readPage(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const { customer, receivable } = joins(scope);
  const descending = input.sort.startsWith("-");
  const cursor = input.cursor ? decodeCursor(input.cursor) : null;
  const after = cursor ? sql`(${invoices.invoicedOn}, ${invoices.id}) ${descending ? sql`<` : sql`>`} (${cursor.sortValue}::date, ${cursor.id}::uuid)` : undefined;
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
    .where(and(where, after))
    .orderBy(...(descending ? [desc(invoices.invoicedOn), desc(invoices.id)] : [asc(invoices.invoicedOn), asc(invoices.id)]))
    .limit(input.limit + 1);
}
