import { reverseEntry } from "@/server/modules/ledger";
import { reverseOpeningCredit, reverseOpeningReceivable, reverseReceipt } from "@/server/modules/receivables";
import { reverseOpeningStock } from "@/server/modules/stock";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { Touch } from "./kind";

type Reverse = (scope: TenantScope, id: string, entityIds: readonly string[], reason: string) => Promise<unknown>;

/** The corrective command of each posting that an import makes; the books keep both. */
const REVERSALS: Readonly<Record<string, Reverse>> = {
  opening_stock: (scope, documentId, itemIds, reason) => reverseOpeningStock.within(scope, { documentId, itemIds, reason } as never),
  opening_receivable: (scope, receivableId, _, reason) => reverseOpeningReceivable.within(scope, { receivableId, reason } as never),
  opening_credit: (scope, creditId, _, reason) => reverseOpeningCredit.within(scope, { creditId, reason } as never),
  opening_balance: (scope, entryId, _, reason) => reverseEntry.within(scope, { entryId, reason } as never),
  receipt: (scope, receiptId, _, reason) => reverseReceipt.within(scope, { receiptId, reason } as never),
};

/** Takes a posting back; of a document with several rows only those of `entityIds`. @throws NaruError of the corrective command */
export async function reversePosting(scope: TenantScope, posting: Touch, entityIds: readonly string[], reason: string): Promise<void> {
  const reverse = REVERSALS[posting.entity];
  if (!reverse) throw new Error(`nothing reverses ${posting.entity}`);
  await reverse(scope, posting.id, entityIds, reason);
}
