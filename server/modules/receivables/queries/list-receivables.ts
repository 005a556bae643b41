import { and, asc, desc, eq, gte, ilike, inArray, lte, or, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { receivables } from "@/db/schema/receivables";
import { customerNameOrder, customerVisible, ofEntity, planDocumentSearch, walksAlongNames, type SearchedWord } from "@/server/modules/customers";
import { sumMinor } from "@/server/kernel/money";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { isComplete, MOST_COUNTED, rowsToCount, wantsTotals, type TotalsWanted } from "@/server/platform/totals";
import { listReceivablesInput } from "../inputs";
import { AGING_BUCKETS, agingBucket, dueSpan, type AgingBucket } from "../rules/aging";

/** Documents that are owed, oldest due first unless asked otherwise, with what is open by age for the whole filtered set. */
export const listReceivables = defineQuery({
  name: "receivables.list-receivables",
  permission: "receivables.view",
  input: listReceivablesInput,
  async run(scope, input) {
    const asOf = scope.today;
    const cursor = input.cursor;
    const latestFirst = input.sort === "-dueOn";
    const like = input.q ? `%${input.q.replace(/[\\%_]/g, "\\$&")}%` : undefined;
    const planned = await planDocumentSearch(scope, "invoice", input.q ? [input.q] : []);
    const span = input.bucket ? dueSpan(input.bucket, asOf) : { from: null, to: null };
    const open = sql`${receivables.amountMinor} - ${receivables.allocatedMinor}`;
    const filtered = and(
      eq(receivables.tenantId, scope.tenantId),
      customerVisible(scope, receivables.customerId),
      input.state === "open" ? sql`${receivables.allocatedMinor} < ${receivables.amountMinor}` : undefined,
      input.customerId ? eq(receivables.customerId, input.customerId) : undefined,
      input.legalEntityId ? ofEntity(scope, receivables, input.legalEntityId) : undefined,
      like ? hasWord(like, planned?.[0]) : undefined,
    );
    const inBucket = and(span.from ? gte(receivables.dueOn, span.from) : undefined, span.to ? lte(receivables.dueOn, span.to) : undefined);
    const sameCustomer = and(eq(customers.tenantId, receivables.tenantId), eq(customers.id, receivables.customerId));
    const after = cursor ? sql`(${receivables.dueOn}, ${receivables.id}) ${latestFirst ? sql`<` : sql`>`} (${cursor.dueOn}, ${cursor.id})` : undefined;
    const matching = and(filtered, inBucket);
    const named = input.sort.endsWith("customer")
      ? customerNameOrder(scope, { table: receivables, tenantId: receivables.tenantId, id: receivables.id, customerId: receivables.customerId, on: receivables.dueOn }, {
          descending: input.sort.startsWith("-"), latestFirst: false, limit: input.limit + 1, after: cursor?.customerId ? { customerId: cursor.customerId, on: cursor.dueOn, id: cursor.id } : null,
        })
      : null;
    const walks = named !== null && (await walksAlongNames(scope, input, ofCustomers(scope, input.q).where(matching).getSQL()));
    const chosen = named ? and(eq(receivables.tenantId, scope.tenantId), sql`${receivables.id} = any(array(${named.ids(matching, walks)}))`) : and(matching, after);
    const page = scope.db
      .select({
        id: receivables.id,
        number: receivables.number,
        sourceType: receivables.sourceType,
        sourceId: receivables.sourceId,
        customerId: receivables.customerId,
        customerName: customers.name,
        postedOn: receivables.postedOn,
        dueOn: receivables.dueOn,
        amountMinor: receivables.amountMinor,
        openMinor: open.mapWith(BigInt),
      })
      .from(receivables)
      .innerJoin(customers, sameCustomer)
      .where(chosen)
      .orderBy(...(named ? named.order : latestFirst ? [desc(receivables.dueOn), desc(receivables.id)] : [asc(receivables.dueOn), asc(receivables.id)]))
      .limit(input.limit + 1);
    const bucket = sql<AgingBucket>`case ${sql.join(
      AGING_BUCKETS.slice(0, -1).map((name) => sql`when ${receivables.dueOn} >= ${dueSpan(name, asOf).from} then ${name}`),
      sql` `,
    )} else 'over_90' end`;
    const all = scope.db.select({ bucket: bucket.as("bucket"), open: open.as("open") }).from(receivables).$dynamic();
    if (like) void all.innerJoin(customers, sameCustomer);
    const most = rowsToCount(input.totals);
    const counted = (most === undefined ? all.where(filtered) : all.where(filtered).limit(most)).as("counted");
    const ages = scope.db
      .select({ bucket: counted.bucket, openMinor: sql`sum(${counted.open})`.mapWith(BigInt), count: sql`count(*)`.mapWith(Number) })
      .from(counted)
      .groupBy(counted.bucket);
    const [lines, aged] = await Promise.all([input.totals === "exact" ? [] : page, wantsTotals(input) ? ages : []]);
    const rows = lines.slice(0, input.limit).map((row) => ({ ...row, bucket: agingBucket(row.dueOn, asOf) }));
    const last = rows.at(-1);
    return {
      asOf,
      rows,
      nextCursor: lines.length > input.limit && last ? { dueOn: last.dueOn, id: last.id, ...(named ? { customerId: last.customerId } : {}) } : null,
      ...ageTotals(aged, input),
    };
  },
});

/** Documents, joined with their customers where typed words look at them. */
function ofCustomers(scope: TenantScope, searched: string | undefined) {
  const ids = scope.db.select({ id: receivables.id }).from(receivables).$dynamic();
  return searched ? ids.innerJoin(customers, and(eq(customers.tenantId, receivables.tenantId), eq(customers.id, receivables.customerId))) : ids;
}

/** Among very many documents a search is answered by index: a customer or a number. */
function hasWord(pattern: string, planned: SearchedWord | undefined) {
  if (!planned) return or(ilike(receivables.number, pattern), ilike(customers.searchText, pattern.toLowerCase()));
  const customer = planned.customerIds === null ? ilike(customers.searchText, pattern.toLowerCase()) : inArray(receivables.customerId, [...planned.customerIds]);
  return or(customer, inArray(receivables.number, [...planned.numbers, ...planned.spellings]));
}

/** What is open by age, of every age whatever age the rows are filtered by, and its sum; null where not asked for or not complete. */
function ageTotals(aged: readonly { bucket: AgingBucket; openMinor: bigint; count: number }[], input: { totals: TotalsWanted; cursor?: unknown; bucket?: AgingBucket }) {
  if (!wantsTotals(input)) return { aging: null, totals: null };
  const counted = aged.reduce((n, a) => n + a.count, 0);
  if (!isComplete(input.totals, counted)) return { aging: null, totals: { complete: false, openMinor: 0n, count: MOST_COUNTED } };
  const aging = AGING_BUCKETS.map((name) => {
    const found = aged.find((a) => a.bucket === name);
    return { bucket: name, openMinor: found?.openMinor ?? 0n, count: found?.count ?? 0 };
  });
  const shown = aging.filter((a) => !input.bucket || a.bucket === input.bucket);
  return { aging, totals: { complete: true, openMinor: sumMinor(shown.map((a) => a.openMinor)), count: shown.reduce((n, a) => n + a.count, 0) } };
}
