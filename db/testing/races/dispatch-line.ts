import { advanceShipped } from "@/server/modules/demand";
import { issueStock, lockBalances } from "@/server/modules/stock";
import { systemActor } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/new-id";
import { withTenant, type Workspace } from "@/server/platform/tenant-scope";
import type { RaceRun } from "../race";

export interface LineToDispatch {
  workspace: Workspace;
  itemId: string;
  warehouseId: string;
  demandLineId: string;
}

/** Takes one unit out of stock and ships it for the line. */
export const dispatchOne: RaceRun<LineToDispatch> = ({ database, data }) =>
  withTenant({ database, workspace: data.workspace, actor: systemActor("race"), clock: systemClock, requestId: "race" }, async (scope) => {
    await lockBalances(scope, [{ itemId: data.itemId, warehouseId: data.warehouseId }]);
    await advanceShipped(scope, [{ id: data.demandLineId, quantity: "1" }]);
    const source = { type: "shipment", id: newId(), number: null };
    await issueStock(scope, { on: scope.today, source, lines: [{ itemId: data.itemId, warehouseId: data.warehouseId, sourceLineId: null, quantity: "1" }] });
  });
