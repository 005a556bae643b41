import { and, eq, sql } from "drizzle-orm";
import { customerCredits, receivables } from "@/db/schema/receivables";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { customerInput, suggestAllocationInput } from "../inputs";
import { agingBucket } from "../rules/aging";
import { suggestAllocation } from "../rules/suggest-allocation";

/** Most open documents that an allocation shows; the oldest are the ones to pay. */
const MOST_ITEMS = 200;

/** A customer's open documents, oldest due first, each with what an amount would pay of it. */
export const suggestReceiptAllocation = defineQuery({
  name: "receivables.suggest-allocation",
  permission: "receivables.view",
  input: suggestAllocationInput,
  async run(scope, input) {
    const open = scope.db
      .select({
        id: receivables.id,
        number: receivables.number,
        sourceType: receivables.sourceType,
        sourceId: receivables.sourceId,
        postedOn: receivables.postedOn,
        dueOn: receivables.dueOn,
        amountMinor: receivables.amountMinor,
        openMinor: sql`${receivables.amountMinor} - ${receivables.allocatedMinor}`.mapWith(BigInt),
      })
      .from(receivables)
      .where(and(eq(receivables.tenantId, scope.tenantId), eq(receivables.customerId, input.customerId), sql`${receivables.allocatedMinor} < ${receivables.amountMinor}`))
      .orderBy(receivables.dueOn, receivables.postedOn, receivables.id)
      .limit(MOST_ITEMS + 1);
    const [, items] = await Promise.all([requireVisibleCustomer(scope, input.customerId), open]);
    const shown = items.slice(0, MOST_ITEMS);
    const suggested = suggestAllocation(input.amountMinor, shown);
    return {
      items: shown.map((item) => ({ ...item, bucket: agingBucket(item.dueOn, scope.today), suggestedMinor: suggested.get(item.id) ?? 0n })),
      cutShort: items.length > MOST_ITEMS,
    };
  },
});

/** What a customer has with us that pays nothing yet: advances and credit notes with something left. */
export const listOpenCredits = defineQuery({
  name: "receivables.list-open-credits",
  permission: "receivables.view",
  input: customerInput,
  async run(scope, input) {
    const left = sql`${customerCredits.amountMinor} - ${customerCredits.allocatedMinor} - ${customerCredits.reversedMinor}`;
    const open = scope.db
      .select({
        id: customerCredits.id,
        number: customerCredits.number,
        sourceType: customerCredits.sourceType,
        sourceId: customerCredits.sourceId,
        postedOn: customerCredits.postedOn,
        amountMinor: customerCredits.amountMinor,
        openMinor: left.mapWith(BigInt),
      })
      .from(customerCredits)
      .where(and(eq(customerCredits.tenantId, scope.tenantId), eq(customerCredits.customerId, input.customerId), sql`${left} > 0`))
      .orderBy(customerCredits.postedOn, customerCredits.id)
      .limit(MOST_ITEMS);
    const [, rows] = await Promise.all([requireVisibleCustomer(scope, input.customerId), open]);
    return { rows };
  },
});
