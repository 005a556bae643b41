import { and, asc, eq, sql } from "drizzle-orm";
import { receivables } from "@/db/schema/receivables";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { sumMinor } from "@/server/kernel/money";
import { customerInput } from "../inputs";
import { AGING_BUCKETS, agingBucket } from "../rules/aging";
import { customerBalance } from "./customer-balance";

/**
 * Where one customer's account stands, in minor units of the home currency: what is owed by age and by legal entity (CUS-03), what
 * we owe, and the document that is due longest. Only open documents are read.
 * @throws NaruError `record.not_found`
 */
export const customerAccount = defineQuery({
  name: "receivables.customer-account",
  permission: "receivables.view",
  input: customerInput,
  async run(scope, { customerId }) {
    const open = sql`${receivables.amountMinor} - ${receivables.allocatedMinor}`;
    const mine = and(eq(receivables.tenantId, scope.tenantId), eq(receivables.customerId, customerId), sql`allocated_minor < amount_minor`);
    const [, balance, days, [oldest]] = await Promise.all([
      requireVisibleCustomer(scope, customerId),
      customerBalance(scope, customerId),
      scope.db
        .select({ legalEntityId: receivables.legalEntityId, dueOn: receivables.dueOn, openMinor: sql`sum(${open})`.mapWith(BigInt), count: sql`count(*)`.mapWith(Number) })
        .from(receivables)
        .where(mine)
        .groupBy(receivables.legalEntityId, receivables.dueOn),
      scope.db
        .select({ sourceType: receivables.sourceType, sourceId: receivables.sourceId, number: receivables.number, dueOn: receivables.dueOn, openMinor: open.mapWith(BigInt) })
        .from(receivables)
        .where(mine)
        .orderBy(asc(receivables.dueOn), asc(receivables.id))
        .limit(1),
    ]);
    const aged = days.map((day) => ({ ...day, bucket: agingBucket(day.dueOn, scope.today) }));
    const late = aged.filter((day) => day.bucket !== "current");
    return {
      ...balance,
      overdueMinor: sumMinor(late.map((day) => day.openMinor)),
      overdueCount: late.reduce((n, day) => n + day.count, 0),
      aging: AGING_BUCKETS.map((bucket) => {
        const own = aged.filter((day) => day.bucket === bucket);
        return { bucket, openMinor: sumMinor(own.map((day) => day.openMinor)), count: own.reduce((n, day) => n + day.count, 0) };
      }),
      entities: [...new Set(aged.map((day) => day.legalEntityId))].map((legalEntityId) => {
        const own = aged.filter((day) => day.legalEntityId === legalEntityId);
        const overdue = own.filter((day) => day.bucket !== "current");
        return { legalEntityId, openMinor: sumMinor(own.map((day) => day.openMinor)), overdueMinor: sumMinor(overdue.map((day) => day.openMinor)) };
      }),
      /** The open document that is due longest, overdue or not. */
      oldest: oldest ? { ...oldest, overdue: oldest.dueOn < scope.today } : null,
    };
  },
});
