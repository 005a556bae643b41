import type { TenantScope } from "@/server/platform/tenant-scope";
import { totalOrder } from "../rules/total-order";
import { readCharges, readLines, touchOrder, type OrderRow } from "../store";

/** Sums the order again over its live lines. */
export async function retotalOrder(scope: TenantScope, order: OrderRow): Promise<void> {
  const [lines, charges] = await Promise.all([readLines(scope, order.id), readCharges(scope, order.id)]);
  const totals = totalOrder(
    lines.filter((l) => !l.cancelledAt),
    charges.map((c) => ({ netMinor: c.amountMinor, taxCodeId: c.taxCodeId, taxRatePercent: c.taxRatePercent })),
  );
  await touchOrder(scope, order.id, {
    netMinor: totals.netMinor,
    taxMinor: totals.taxMinor,
    chargesMinor: totals.chargesMinor,
    grossMinor: totals.grossMinor,
    version: order.version + 1,
  });
}
