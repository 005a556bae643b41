import type { RaceRun } from "../race";
import { systemActor } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { withTenant, type Workspace } from "@/server/platform/tenant-scope";
import { reserveStock } from "@/server/modules/stock";

export interface LastUnit {
  workspace: Workspace;
  itemId: string;
  warehouseId: string;
  /** One would-be reserver each. */
  sourceIds: string[];
}

/** Reserves one unit for the attempt's own source. */
export const reserveOne: RaceRun<LastUnit> = ({ database, index, data }) =>
  withTenant({ database, workspace: data.workspace, actor: systemActor("race"), clock: systemClock, requestId: "race" }, (scope) =>
    reserveStock(scope, {
      source: { type: "demand_line", id: data.sourceIds[index] ?? "" }, itemId: data.itemId, warehouseId: data.warehouseId, quantity: "1",
    }));
