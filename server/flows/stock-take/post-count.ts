import { decimalText } from "@/server/kernel/money";
import { advanceReserved } from "@/server/modules/demand";
import { countInput, postCountDifferences, reservationsReleased } from "@/server/modules/stock";
import { defineCommand, done } from "@/server/platform/command";

/**
 * Posts the differences of a count. Where the shelf holds less than was reserved, the newest reservations are given back at once,
 * in the stock book and on their order lines, and `stock.reservations_released` names them.
 * @throws what `postCountDifferences` throws
 */
export const postCount = defineCommand({
  name: "stock.post-count",
  permission: "counts.post",
  input: countInput,
  async run(scope, input) {
    const { count, releases, differences, differenceMinor } = await postCountDifferences(scope, input);
    await advanceReserved(scope, releases.map((release) => ({ id: release.demandLineId, quantity: decimalText(`-${release.quantity}`) })));
    return done({ countId: count.id, differences, differenceMinor, releases }, {
      audit: {
        entityType: "stock_count", entityId: count.id, entityLabel: count.number,
        changes: { status: ["open", "posted"], differences: [null, differences], differenceMinor: [null, differenceMinor], released: [null, releases.length] },
      },
      events: releases.length > 0 ? [reservationsReleased({ countId: count.id, countNumber: count.number, releases })] : [],
    });
  },
});
