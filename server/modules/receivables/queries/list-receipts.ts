import { and, asc, desc, eq, gte, ilike, inArray, lte, or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { customerCredits, receipts } from "@/db/schema/receivables";
import { customerNameOrder, customerVisible, planDocumentSearch, walksAlongNames, type SearchedWord } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals, type TotalsWanted } from "@/server/platform/totals";
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
      // Beginning with what is left, which is little, in the words of its index.
      input.state === "unallocated"
        ? sql`${receipts.id} = any(array(select ${customerCredits.sourceId} from ${customerCredits} where ${customerCredits.tenantId} = ${scope.tenantId} and ${customerCredits.sourceType} = 'receipt' and allocated_minor + reversed_minor < amount_minor))`
        : input.state ? eq(receipts.status, input.state) : undefined,
      input.from ? gte(receipts.receivedOn, input.from) : undefined,
      input.to ? lte(receipts.receivedOn, input.to) : undefined,
      like ? hasWord(like, planned?.[0]) : undefined,
    );
    const joined = {
      customer: and(eq(customers.tenantId, receipts.tenantId), eq(customers.id, receipts.customerId)),
      credit: and(eq(customerCredits.tenantId, receipts.tenantId), eq(customerCredits.sourceType, "receipt"), eq(customerCredits.sourceId, receipts.id)),
    };
    const matching = () => {
      const ids = scope.db.select({ id: receipts.id }).from(receipts).$dynamic();
      if (like) void ids.innerJoin(customers, joined.customer);
      return ids.where(filtered);
    };
    const after = cursor ? sql`(${receipts.receivedOn}, ${receipts.id}) ${oldestFirst ? sql`>` : sql`<`} (${cursor.on}, ${cursor.id})` : undefined;
    const named = input.sort.endsWith("customer")
      ? customerNameOrder(scope, { table: receipts, tenantId: receipts.tenantId, id: receipts.id, customerId: receipts.customerId, on: receipts.receivedOn }, {
          descending: input.sort.startsWith("-"), latestFirst: true, limit: input.limit + 1, after: cursor?.customerId ? { customerId: cursor.customerId, on: cursor.on, id: cursor.id } : null,
        })
      : null;
    const walks = named !== null && (await walksAlongNames(scope, input, matching().getSQL()));
    const chosen = named ? and(eq(receipts.tenantId, scope.tenantId), sql`${receipts.id} = any(array(${named.ids(filtered, walks)}))`) : and(filtered, after);
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
      .where(chosen)
      .orderBy(...(named ? named.order : oldestFirst ? [asc(receipts.receivedOn), asc(receipts.id)] : [desc(receipts.receivedOn), desc(receipts.id)]))
      .limit(input.limit + 1);
    const [lines, totals] = await Promise.all([input.totals === "exact" ? [] : page, wantsTotals(input) ? readTotals(scope, matching, input.totals, left) : null]);
    const rows = lines.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      rows,
      nextCursor: lines.length > input.limit && last ? { on: last.receivedOn, id: last.id, ...(named ? { customerId: last.customerId } : {}) } : null,
      totals,
    };
  },
});

/** Among very many receipts a search is answered by index: a customer or a number. */
function hasWord(pattern: string, planned: SearchedWord | undefined) {
  if (!planned) return or(ilike(receipts.number, pattern), ilike(receipts.bankReference, pattern), ilike(receipts.payerName, pattern), ilike(customers.searchText, pattern.toLowerCase()));
  const customer = planned.customerIds === null ? ilike(customers.searchText, pattern.toLowerCase()) : inArray(receipts.customerId, [...planned.customerIds]);
  return or(customer, inArray(receipts.number, [...planned.numbers]));
}

interface Matching extends SQLWrapper {
  limit(most: number): SQLWrapper;
}

/** Sums are zero where the count is not complete: then they are not read either. */
async function readTotals(scope: TenantScope, matching: () => Matching, wanted: TotalsWanted, left: SQL) {
  const most = rowsToCount(wanted);
  const [counted] = await scope.db.execute<{ count: number }>(sql`select count(*)::int as count from (${most === undefined ? matching() : matching().limit(most)}) counted`);
  const count = counted?.count ?? 0;
  if (!isComplete(wanted, count)) return { complete: false, amountMinor: 0n, openMinor: 0n, count: MOST_COUNTED };
  const [sums] = await scope.db
    .select({
      amountMinor: sql`coalesce(sum(${receipts.amountMinor}) filter (where ${receipts.status} = 'posted'), 0)`.mapWith(BigInt),
      openMinor: sql`coalesce(sum(${left}), 0)`.mapWith(BigInt),
    })
    .from(receipts)
    .innerJoin(customerCredits, and(eq(customerCredits.tenantId, receipts.tenantId), eq(customerCredits.sourceType, "receipt"), eq(customerCredits.sourceId, receipts.id)))
    .where(and(eq(receipts.tenantId, scope.tenantId), count > 0 ? sql`${receipts.id} in (${matching()})` : sql`false`));
  return { complete: true, amountMinor: sums?.amountMinor ?? 0n, openMinor: sums?.openMinor ?? 0n, count };
}
