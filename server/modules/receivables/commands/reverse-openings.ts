import { conflict, notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { getOrderDefaults, requireVisibleCustomer } from "@/server/modules/customers";
import { requireOpenDate, reverseJournal } from "@/server/modules/ledger";
import { allocationChanged } from "../events";
import { reverseOpeningCreditInput, reverseOpeningReceivableInput } from "../inputs";
import { lockCredit, lockReceivables } from "../queries/lock-rows";
import { insertCredit, insertReceivable, writeAllocations } from "../store";

/**
 * An open invoice of the earlier system was entered wrongly: a credit of the same number settles it, and its entry is taken
 * back by a linked one, so that the receivables stay what the ledger says.
 * @throws NaruError `receivables.not_an_opening`, `receivables.opening_paid` {number}, `receivables.before_document` {number, on}
 */
export const reverseOpeningReceivable = defineCommand({
  name: "receivables.reverse-opening-receivable",
  permission: "ledger.post",
  input: reverseOpeningReceivableInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const [, locked] = await Promise.all([requireOpenDate(scope, on), lockReceivables(scope, [input.receivableId])]);
    const open = locked.get(input.receivableId);
    if (!open) throw notFound("receivable");
    const { customerId, number, sourceId } = open;
    await requireVisibleCustomer(scope, customerId);
    if (open.sourceType !== "opening") throw refused("receivables.not_an_opening", { number });
    if (open.allocatedMinor !== 0n) throw conflict("receivables.opening_paid", { number });
    if (on < open.postedOn) throw refused("receivables.before_document", { number, on: open.postedOn });
    const creditId = await insertCredit(scope, { customerId, source: { type: "opening", id: sourceId }, number, amountMinor: open.openMinor, postedOn: on });
    await writeAllocations(scope, on, [{ id: newId(), creditId, receivableId: input.receivableId, customerId, amountMinor: open.openMinor, undoesId: null }]);
    await reverseJournal(scope, { source: { type: "opening", id: sourceId }, on, memo: `Opening receivable ${number} reversed` });
    return done(
      { receivableId: input.receivableId },
      {
        audit: { entityType: "receivable", entityId: input.receivableId, entityLabel: number, note: input.reason, changes: { openMinor: [open.openMinor, 0n] } },
        events: [allocationChanged({ customerId, sources: [{ type: "opening", id: sourceId }] })],
      },
    );
  },
});

/**
 * An advance of the earlier system was entered wrongly: a receivable of the same number uses it up, and its entry is taken back.
 * @throws NaruError `receivables.not_an_opening`, `receivables.opening_used` {number}, `receivables.before_document` {number, on}
 */
export const reverseOpeningCredit = defineCommand({
  name: "receivables.reverse-opening-credit",
  permission: "ledger.post",
  input: reverseOpeningCreditInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const [, credit] = await Promise.all([requireOpenDate(scope, on), lockCredit(scope, input.creditId)]);
    if (!credit) throw notFound("customer_credit");
    const { customerId, number, sourceId } = credit;
    await requireVisibleCustomer(scope, customerId);
    if (credit.sourceType !== "opening") throw refused("receivables.not_an_opening", { number });
    if (credit.openMinor !== credit.amountMinor) throw conflict("receivables.opening_used", { number });
    if (on < credit.postedOn) throw refused("receivables.before_document", { number, on: credit.postedOn });
    const { defaultEntity } = await getOrderDefaults(scope, customerId, on);
    if (!defaultEntity) throw refused("receivables.no_legal_entity");
    const receivableId = await insertReceivable(scope, {
      customerId, legalEntityId: defaultEntity.id, source: { type: "opening", id: sourceId }, number, amountMinor: credit.amountMinor, postedOn: on, dueOn: on,
    });
    await writeAllocations(scope, on, [{ id: newId(), creditId: credit.id, receivableId, customerId, amountMinor: credit.amountMinor, undoesId: null }]);
    await reverseJournal(scope, { source: { type: "opening", id: sourceId }, on, memo: `Opening advance ${number} reversed` });
    return done(
      { creditId: credit.id },
      { audit: { entityType: "customer_credit", entityId: credit.id, entityLabel: number, note: input.reason, changes: { openMinor: [credit.amountMinor, 0n] } } },
    );
  },
});
