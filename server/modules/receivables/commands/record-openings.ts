import { fault, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { getLegalEntity, getOrderDefaults, requireVisibleCustomer } from "@/server/modules/customers";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { openingCreditInput, openingReceivableInput } from "../inputs";
import { insertCredit, insertReceivable } from "../store";

/**
 * An invoice of the earlier system that is not paid yet, against the opening balance account.
 * @throws NaruError `receivables.no_legal_entity`
 */
export const recordOpeningReceivable = defineCommand({
  name: "receivables.record-opening-receivable",
  permission: "ledger.post",
  input: openingReceivableInput,
  async run(scope, input) {
    const { customerId, number, amountMinor, on, dueOn } = input;
    await Promise.all([requireVisibleCustomer(scope, customerId), requireOpenDate(scope, on)]);
    const legalEntityId = await entityOf(scope, customerId, input.legalEntityId ?? null, on);
    const sourceId = newId();
    const receivableId = await insertReceivable(scope, { customerId, legalEntityId, source: { type: "opening", id: sourceId }, number, amountMinor, postedOn: on, dueOn });
    await postJournal(scope, {
      on,
      memo: `Opening receivable ${number}`,
      source: { type: "opening", id: sourceId, number },
      lines: [{ role: "accounts_receivable", debitMinor: amountMinor, customerId }, { role: "opening_balance", creditMinor: amountMinor }],
    });
    return done({ receivableId }, { audit: { entityType: "receivable", entityId: receivableId, entityLabel: number, changes: { amountMinor: [null, amountMinor] } } });
  },
});

/** An advance that a customer had paid into the earlier system, against the opening balance account. */
export const recordOpeningCredit = defineCommand({
  name: "receivables.record-opening-credit",
  permission: "ledger.post",
  input: openingCreditInput,
  async run(scope, input) {
    const { customerId, number, amountMinor, on } = input;
    await Promise.all([requireVisibleCustomer(scope, customerId), requireOpenDate(scope, on)]);
    const sourceId = newId();
    const creditId = await insertCredit(scope, { customerId, source: { type: "opening", id: sourceId }, number, amountMinor, postedOn: on });
    await postJournal(scope, {
      on,
      memo: `Opening advance ${number}`,
      source: { type: "opening", id: sourceId, number },
      lines: [{ role: "opening_balance", debitMinor: amountMinor }, { role: "customer_advances", creditMinor: amountMinor, customerId }],
    });
    return done({ creditId }, { audit: { entityType: "customer_credit", entityId: creditId, entityLabel: number, changes: { amountMinor: [null, amountMinor] } } });
  },
});

async function entityOf(scope: TenantScope, customerId: string, given: string | null, on: CalendarDate): Promise<string> {
  if (given) {
    const entity = await getLegalEntity(scope, given, on);
    if (entity.customerId !== customerId) throw refused("receivables.no_legal_entity", {}, [fault("legalEntityId", "receivables.no_legal_entity")]);
    return entity.id;
  }
  const { defaultEntity } = await getOrderDefaults(scope, customerId, on);
  if (!defaultEntity) throw refused("receivables.no_legal_entity");
  return defaultEntity.id;
}
