import { and, eq, ilike, sql } from "drizzle-orm";
import { creditAccounts } from "@/db/schema/credit";
import { customers } from "@/db/schema/customers";
import { customerCredits, receivables } from "@/db/schema/receivables";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { listExposureInput } from "../inputs";

/** Every customer with a limit, a hold or an exposure, the largest exposure first (ORD-10). */
export const listExposure = defineQuery({
  name: "credit.list-exposure",
  permission: "credit.view",
  input: listExposureInput,
  async run(scope, input) {
    const { tenantId } = scope;
    const like = input.q ? `%${input.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%` : undefined;
    const owed = sql`(select ${receivables.customerId} as customer_id, sum(${receivables.amountMinor} - ${receivables.allocatedMinor}) as total
      from ${receivables} where ${receivables.tenantId} = ${tenantId} and allocated_minor < amount_minor group by 1) as owed`;
    const held = sql`(select ${customerCredits.customerId} as customer_id, sum(${customerCredits.amountMinor} - ${customerCredits.allocatedMinor} - ${customerCredits.reversedMinor}) as total
      from ${customerCredits} where ${customerCredits.tenantId} = ${tenantId} and allocated_minor + reversed_minor < amount_minor group by 1) as advances`;
    const base = scope.db
      .select({
        customerId: customers.id,
        code: customers.code,
        name: customers.name,
        limitMinor: sql<bigint | null>`${creditAccounts.limitMinor}`.as("limit_minor"),
        isHeld: sql<boolean>`coalesce(${creditAccounts.held}, false)`.as("is_held"),
        holdReason: sql<string | null>`${creditAccounts.holdReason}`.as("hold_reason"),
        receivableMinor: sql`coalesce(owed.total, 0)::bigint`.as("receivable_minor"),
        advanceMinor: sql`coalesce(advances.total, 0)::bigint`.as("advance_minor"),
        committedMinor: sql`coalesce(${creditAccounts.committedMinor}, 0)`.as("committed_minor"),
        exposureMinor: sql`(coalesce(owed.total, 0) - coalesce(advances.total, 0) + coalesce(${creditAccounts.committedMinor}, 0))::bigint`.as("exposure_minor"),
      })
      .from(customers)
      .leftJoin(creditAccounts, and(eq(creditAccounts.tenantId, customers.tenantId), eq(creditAccounts.customerId, customers.id)))
      .leftJoin(owed, sql`owed.customer_id = ${customers.id}`)
      .leftJoin(held, sql`advances.customer_id = ${customers.id}`)
      .where(and(eq(customers.tenantId, tenantId), customerVisible(scope, customers.id), like ? ilike(customers.searchText, like) : undefined));
    const chosen =
      input.state === "held"
        ? sql`is_held`
        : input.state === "over"
          ? sql`exposure_minor > limit_minor`
          : sql`(limit_minor is not null or is_held or exposure_minor <> 0 or committed_minor <> 0)`;
    const { cursor } = input;
    // One pass over what is owed serves the page and the totals; a page without rows still has its totals.
    const found = await scope.db.execute<FoundRow>(sql`
      with chosen as materialized (select *, coalesce(greatest(exposure_minor - limit_minor, 0), 0) as over_minor from (${base}) exposure where ${chosen}),
        page as (
          select * from chosen ${cursor ? sql`where (exposure_minor, id) < (${cursor.exposureMinor}::bigint, ${cursor.customerId}::uuid)` : sql``}
          order by exposure_minor desc, id desc limit ${input.limit + 1}),
        totals as (
          select count(*)::int as count, coalesce(sum(exposure_minor), 0)::text as all_exposure, coalesce(sum(receivable_minor), 0)::text as all_receivable,
            coalesce(sum(advance_minor), 0)::text as all_advance, coalesce(sum(committed_minor), 0)::text as all_committed, coalesce(sum(over_minor), 0)::text as all_over
          from chosen)
      select totals.*, page.id, page.code, page.name, page.is_held, page.hold_reason, page.limit_minor::text, page.receivable_minor::text, page.advance_minor::text,
        page.committed_minor::text, page.exposure_minor::text, page.over_minor::text
      from totals left join page on true order by page.exposure_minor desc, page.id desc`);
    const [first] = found;
    const lines = found.filter(isOnPage).map(lineOf);
    const rows = lines.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      rows,
      nextCursor: lines.length > input.limit && last ? { exposureMinor: last.exposureMinor, customerId: last.customerId } : null,
      totals: {
        count: first?.count ?? 0,
        exposureMinor: BigInt(first?.all_exposure ?? 0),
        receivableMinor: BigInt(first?.all_receivable ?? 0),
        advanceMinor: BigInt(first?.all_advance ?? 0),
        committedMinor: BigInt(first?.all_committed ?? 0),
        overMinor: BigInt(first?.all_over ?? 0),
      },
    };
  },
});

type Totals = { count: number } & Record<"all_exposure" | "all_receivable" | "all_advance" | "all_committed" | "all_over", string>;
type PageRow = Record<"id" | "code" | "name" | "receivable_minor" | "advance_minor" | "committed_minor" | "exposure_minor" | "over_minor", string> & { is_held: boolean; hold_reason: string | null; limit_minor: string | null };
type FoundRow = Totals & (PageRow | { id: null });

const isOnPage = (row: FoundRow): row is Totals & PageRow => row.id !== null;

function lineOf(row: PageRow) {
  return {
    customerId: row.id,
    code: row.code,
    name: row.name,
    limitMinor: row.limit_minor === null ? null : BigInt(row.limit_minor),
    held: row.is_held,
    holdReason: row.hold_reason,
    receivableMinor: BigInt(row.receivable_minor),
    advanceMinor: BigInt(row.advance_minor),
    committedMinor: BigInt(row.committed_minor),
    exposureMinor: BigInt(row.exposure_minor),
    overMinor: BigInt(row.over_minor),
  };
}
