import { confirmedOrderIds, followDocuments } from "@/server/modules/orders";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";

const BATCH = 50;

/**
 * Brings every confirmed order's progress up to what the books say, and closes those that are done: the remainder is
 * computed anew, so it does not matter which events were told before. For seeds and history that was brought in.
 */
export async function catchUpOrders(context: TenantContext): Promise<number> {
  for (let [after, done] = ["", 0]; ; ) {
    const ids = await withTenant(context, async (scope) => {
      const batch = await confirmedOrderIds(scope, after, BATCH);
      await followDocuments(scope, batch, { close: true });
      return batch;
    });
    const last = ids.at(-1);
    if (last === undefined) return done;
    [after, done] = [last, done + ids.length];
  }
}
