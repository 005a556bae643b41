import { and, asc, desc, eq, gte, ilike, inArray, lte, or, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { customerCredits, receipts } from "@/db/schema/receivables";
import { customerVisible, planDocumentSearch, type SearchedWord } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals } from "@/server/platform/totals";
import { listReceiptsInput } from "../inputs";

/** Receipts, latest first unless asked otherwise. The totals are of posted receipts only. */
export const listReceipts = defineQuery({
  name: "receivables.list-receipts",
  permission: "receivables.view",
  input: listReceiptsInput,
  async run(scope, input) {
    const cursor = input.cursor;
    const oldestFirst = input.sort === "receivedOn";
    const like = input.q ? `%${input.q.replace(/[\\%_]/g, "\\$&")}%` : undefined;
    const planned = await planDocumentSearch(scope, "receipt", input.q ? [input.q] : []);
    const left = sql`${customerCredits.amountMinor} - ${customerCredits.allocatedMinor} - ${customerCredits.reversedMinor}`;
    const filtered = and(
      eq(receipts.tenantId, scope.tenantId),
      customerVisible(scope, receipts.customerId),
      input.customerId ? eq(receipts.customerId, input.customerId) : undefined,
      input.method ? eq(receipts.method, input.method) : undefined,
      input.state === "unallocated" ? sql`${left} > 0` : input.state ? eq(receipts.status, input.state) : undefined,
      input.from ? gte(receipts.receivedOn, input.from) : undefined,
      input.to ? lte(receipts.receivedOn, input.to) : undefined,
      like ? hasWord(like, planned?.[0]) : undefined,
    );
    const joined = {
      customer: and(eq(customers.tenantId, receipts.tenantId), eq(customers.id, receipts.customerId)),
      credit: and(eq(customerCredits.tenantId, receipts.tenantId), eq(customerCredits.sourceType, "receipt"), eq(customerCredits.sourceId, receipts.id)),
    };
    const page = scope.db
      .select({
        id: receipts.id,
        number: receipts.number,
        customerId: receipts.customerId,
        customerName: customers.name,
        method: receipts.method,
        status: receipts.status,
        noteStatus: receipts.noteStatus,
        noteMaturesOn: receipts.noteMaturesOn,
        receivedOn: receipts.receivedOn,
        amountMinor: receipts.amountMinor,
        openMinor: left.mapWith(BigInt),
      })
      .from(receipts)
      .innerJoin(customers, joined.customer)
      .innerJoin(customerCredits, joined.credit)
      .where(and(filtered, cursor ? sql`(${receipts.receivedOn}, ${receipts.id}) ${oldestFirst ? sql`>` : sql`<`} (${cursor.on}, ${cursor.id})` : undefined))
      .orderBy(...(oldestFirst ? [asc(receipts.receivedOn), asc(receipts.id)] : [desc(receipts.receivedOn), desc(receipts.id)]))
      .limit(input.limit + 1);
    const posted = sql`${receipts.status} = 'posted'`;
    const all = scope.db
      .select({ amount: sql<string>`case when ${posted} then ${receipts.amountMinor} else 0 end`.as("amount"), open: left.as("open") })
      .from(receipts)
      .innerJoin(customerCredits, joined.credit)
      .$dynamic();
    if (like) void all.innerJoin(customers, joined.customer);
    const most = rowsToCount(input.totals);
    const counted = (most === undefined ? all.where(filtered) : all.where(filtered).limit(most)).as("counted");
    const total = scope.db
      .select({
        amountMinor: sql`coalesce(sum(${counted.amount}), 0)`.mapWith(BigInt),
        openMinor: sql`coalesce(sum(${counted.open}), 0)`.mapWith(BigInt),
        count: sql`count(*)`.mapWith(Number),
      })
      .from(counted);
    const [lines, [sums]] = await Promise.all([input.totals === "exact" ? [] : page, wantsTotals(input) ? total : []]);
    const rows = lines.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      rows,
      nextCursor: lines.length > input.limit && last ? { on: last.receivedOn, id: last.id } : null,
      totals: sums ? totalsOf(sums, isComplete(input.totals, sums.count)) : null,
    };
  },
});

/** Among very many receipts a search is answered by index: a customer or a number. */
function hasWord(pattern: string, planned: SearchedWord | undefined) {
  if (!planned) return or(ilike(receipts.number, pattern), ilike(receipts.bankReference, pattern), ilike(receipts.payerName, pattern), ilike(customers.searchText, pattern.toLowerCase()));
  const customer = planned.customerIds === null ? ilike(customers.searchText, pattern.toLowerCase()) : inArray(receipts.customerId, [...planned.customerIds]);
  return or(customer, inArray(receipts.number, [...planned.numbers]));
}

/** Sums are zero where the count is not complete. */
function totalsOf(sums: { amountMinor: bigint; openMinor: bigint; count: number }, complete: boolean) {
  return complete ? { complete, ...sums } : { complete, amountMinor: 0n, openMinor: 0n, count: MOST_COUNTED };
}
