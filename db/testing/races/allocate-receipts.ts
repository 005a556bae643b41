import { allocateReceipt, recordReceipt } from "@/server/modules/receivables";
import { systemActor } from "@/server/platform/actor";
import { fixedClock } from "@/server/platform/clock";
import { execute } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { TenantContext, Workspace } from "@/server/platform/tenant-scope";
import type { RaceRun } from "../race";

export interface Payments {
  workspace: Workspace;
  /** The moment it is for everyone, ISO. */
  at: string;
  customerId: string;
  amountMinor: bigint;
  /** The credit that the attempt allocates; null: it records a receipt of its own. */
  credits: (string | null)[];
  /** The receivable that the attempt pays; the last one serves all further attempts. */
  receivables: string[];
  /** The key that all attempts share; null: each has its own. */
  sharedKey: string | null;
}

/** Pays a receivable: from the attempt's advance, or with money that just came in. */
export const payIt: RaceRun<Payments> = ({ database, index, data }) => {
  const context: TenantContext = { database, workspace: data.workspace, actor: systemActor("race"), clock: fixedClock(new Date(data.at)), requestId: "race" };
  const { customerId, amountMinor, credits, receivables } = data;
  const creditId = credits[index] ?? null;
  const allocations = [{ receivableId: receivables[Math.min(index, receivables.length - 1)]!, amountMinor }];
  const key = data.sharedKey ?? newId();
  return creditId === null
    ? execute(context, recordReceipt, { customerId, method: "cash", amountMinor, allocations }, key)
    : execute(context, allocateReceipt, { creditId, allocations }, key);
};
