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
      .where(and(eq(customers.tenantId, tenantId), customerVisible(scope, customers.id), like ? ilike(customers.searchText, like) : undefined))
      .as("exposure");
    const over = sql`greatest(${base.exposureMinor} - ${base.limitMinor}, 0)`;
    const filtered =
      input.state === "held"
        ? sql`${base.isHeld}`
        : input.state === "over"
          ? sql`${base.exposureMinor} > ${base.limitMinor}`
          : sql`(${base.limitMinor} is not null or ${base.isHeld} or ${base.exposureMinor} <> 0 or ${base.committedMinor} <> 0)`;
    const cursor = input.cursor;
    const nullableBigInt = (value: unknown) => (value === null ? null : BigInt(String(value)));
    const page = scope.db
      .select({
        customerId: base.customerId,
        code: base.code,
        name: base.name,
        limitMinor: sql<bigint | null>`${base.limitMinor}`.mapWith(nullableBigInt),
        held: base.isHeld,
        holdReason: base.holdReason,
        receivableMinor: sql`${base.receivableMinor}`.mapWith(BigInt),
        advanceMinor: sql`${base.advanceMinor}`.mapWith(BigInt),
        committedMinor: sql`${base.committedMinor}`.mapWith(BigInt),
        exposureMinor: sql`${base.exposureMinor}`.mapWith(BigInt),
        overMinor: sql`coalesce(${over}, 0)`.mapWith(BigInt),
      })
      .from(base)
      .where(and(filtered, cursor ? sql`(${base.exposureMinor}, ${base.customerId}) < (${cursor.exposureMinor}::bigint, ${cursor.customerId}::uuid)` : undefined))
      .orderBy(sql`${base.exposureMinor} desc, ${base.customerId} desc`)
      .limit(input.limit + 1);
    const total = scope.db
      .select({
        count: sql`count(*)`.mapWith(Number),
        exposureMinor: sql`coalesce(sum(${base.exposureMinor}), 0)`.mapWith(BigInt),
        receivableMinor: sql`coalesce(sum(${base.receivableMinor}), 0)`.mapWith(BigInt),
        advanceMinor: sql`coalesce(sum(${base.advanceMinor}), 0)`.mapWith(BigInt),
        committedMinor: sql`coalesce(sum(${base.committedMinor}), 0)`.mapWith(BigInt),
        overMinor: sql`coalesce(sum(${over}), 0)`.mapWith(BigInt),
      })
      .from(base)
      .where(filtered);
    const [lines, [totals]] = await Promise.all([page, total]);
    const rows = lines.slice(0, input.limit);
    const last = rows.at(-1);
    return {
      rows,
      nextCursor: lines.length > input.limit && last ? { exposureMinor: last.exposureMinor, customerId: last.customerId } : null,
      totals: totals ?? { count: 0, exposureMinor: 0n, receivableMinor: 0n, advanceMinor: 0n, committedMinor: 0n, overMinor: 0n },
    };
  },
});
