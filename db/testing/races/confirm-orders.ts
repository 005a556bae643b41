import { creditExposure } from "@/server/modules/credit";
import { confirmOrder } from "@/server/modules/orders";
import { systemActor } from "@/server/platform/actor";
import { fixedClock } from "@/server/platform/clock";
import { execute } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant, type TenantContext, type Workspace } from "@/server/platform/tenant-scope";
import type { RaceRun } from "../race";

export interface DraftOrders {
  workspace: Workspace;
  /** The moment it is for everyone, ISO. */
  at: string;
  /** The attempts take them in turn. */
  orders: { orderId: string; customerId: string }[];
  /** Look at the customer's exposure after each confirmation. */
  watchExposure: boolean;
}

export interface Confirmation {
  outcome: string;
  /** The customer's exposure right after, as everybody else could have seen it; null when nobody looked. */
  exposureMinor: bigint | null;
}

/** Confirms the attempt's order, then looks at what its customer owes and has ordered. */
export const confirmIt: RaceRun<DraftOrders, Confirmation> = async ({ database, index, data }) => {
  const context: TenantContext = { database, workspace: data.workspace, actor: systemActor("race"), clock: fixedClock(new Date(data.at)), requestId: "race" };
  const { orderId, customerId } = data.orders[index % data.orders.length]!;
  const { outcome } = await execute(context, confirmOrder, { orderId }, newId());
  if (!data.watchExposure) return { outcome, exposureMinor: null };
  const { exposureMinor } = await withTenant(context, (scope) => creditExposure(scope, customerId));
  return { outcome, exposureMinor };
};
