import { runBooksCheck } from "@/server/modules/books-check";
import { sealJournal } from "@/server/modules/ledger";
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
  "files.sweep": sweepLeftoverFiles,
  "idempotency.prune": (context) => inBatches(context, pruneIdempotencyKeys),
  "webhooks.prune": async (context) => {
    while (await withTenant(context, pruneDeliveries));
    while (await withTenant(context, pruneMessages));
  },
  "outbox.prune": (context) => inBatches(context, pruneHandledEvents),
};

async function sealAll(context: TenantContext): Promise<void> {
  while ((await withTenant(context, (scope) => sealJournal(scope))).more);
}

async function inBatches(context: TenantContext, prune: (scope: TenantScope) => Promise<number>): Promise<void> {
  while ((await withTenant(context, prune)) === PRUNE_BATCH);
}
