import { runBooksCheck } from "@/server/modules/books-check";
import { pruneDrafts } from "@/server/modules/drafts";
import { sumInvoicedDays } from "@/server/modules/invoicing";
import { sealJournal, sumAccountDays } from "@/server/modules/ledger";
import { pruneExports } from "@/server/modules/lists";
import { sumCustomerPeriods, sumCustomers } from "@/server/modules/receivables";
import { pruneDeliveries, pruneMessages } from "@/server/modules/webhooks";
import { sweepLeftoverFiles } from "@/server/platform/files";
import { giveUpLostClaims, tenantMails } from "@/server/platform/mail-delivery";
import { PRUNE_BATCH, pruneHandledEvents, pruneIdempotencyKeys } from "@/server/platform/prune";
import type { ScheduleName } from "@/server/platform/schedules";
import { MAIL_RETRY } from "@/server/platform/send-mail";
import { withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";

/** What each schedule does, as the system. A run that dies is begun again, so each converges. */
export type ScheduledWork = Readonly<Record<ScheduleName, (context: TenantContext) => Promise<unknown>>>;

export const scheduledWork: ScheduledWork = {
  "ledger.seal": sealAll,
  "books.check": (context) => withTenant(context, (scope) => runBooksCheck.within(scope, {})),
  "mail.sweep": (context) => withTenant(context, (scope) => giveUpLostClaims(tenantMails(scope), MAIL_RETRY)),
  "files.sweep": async (context) => {
    await pruneExports(context);
    await sweepLeftoverFiles(context);
  },
  "idempotency.prune": async (context) => {
    await inBatches(context, pruneIdempotencyKeys);
    await inBatches(context, pruneDrafts);
  },
  "webhooks.prune": async (context) => {
    while (await withTenant(context, pruneDeliveries));
    while (await withTenant(context, pruneMessages));
  },
  "outbox.prune": (context) => inBatches(context, pruneHandledEvents),
};

/** Workspaces whose sums this process has seen to be up to date; from then on only new seals add to them. */
const summedUp = new Set<string>();

async function sealAll(context: TenantContext): Promise<void> {
  let [sealed, more] = [0, true];
  while (more) {
    const outcome = await withTenant(context, (scope) => sealJournal(scope));
    [sealed, more] = [sealed + outcome.sealed, outcome.more];
  }
  const { tenantId } = context.workspace;
  if (sealed === 0 && summedUp.has(tenantId)) return;
  await sumSealed(context);
  summedUp.add(tenantId);
}

/** Brings the sums that long reports begin with up to the last seal. */
export async function sumSealed(context: TenantContext): Promise<void> {
  for (const sum of [sumAccountDays, sumInvoicedDays, sumCustomers, sumCustomerPeriods]) while ((await withTenant(context, (scope) => sum(scope))).more);
}

async function inBatches(context: TenantContext, prune: (scope: TenantScope) => Promise<number>): Promise<void> {
  while ((await withTenant(context, prune)) === PRUNE_BATCH);
}
