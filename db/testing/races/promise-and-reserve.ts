import { conflict } from "@/server/kernel/errors";
import { isPositive } from "@/server/kernel/quantity";
import { confirmDemand } from "@/server/modules/demand";
import { promiseLines, reserveDemand } from "@/server/modules/promising";
import { systemActor } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { withTenant, type Workspace } from "@/server/platform/tenant-scope";
import type { RaceRun } from "../race";

export interface LastUnitOfOrders {
  workspace: Workspace;
  itemId: string;
  warehouseId: string;
  sourceId: string;
  /** One unconfirmed demand line of one unit each. */
  lineIds: string[];
}

/** What confirming an order does with stock: lock, promise, confirm and reserve, or stop. */
export const confirmLine: RaceRun<LastUnitOfOrders> = ({ database, index, data }) =>
  withTenant({ database, workspace: data.workspace, actor: systemActor("race"), clock: systemClock, requestId: "race" }, async (scope) => {
    const place = { itemId: data.itemId, warehouseId: data.warehouseId };
    const demandLineId = data.lineIds[index] ?? "";
    const ask = { ...place, key: demandLineId, quantity: "1", requiredOn: scope.today, excludeDemandLineId: demandLineId };
    const [promise] = await promiseLines(scope, { lines: [ask], lock: true });
    if (!promise?.promisedOn || isPositive(promise.shortBy)) throw conflict("orders.short");
    await confirmDemand(scope, data.sourceId, new Map([[demandLineId, promise.promisedOn]]));
    await reserveDemand(scope, [{ ...place, demandLineId, quantity: promise.availableNow }]);
  });
