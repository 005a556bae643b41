import { groupBy } from "@/server/kernel/grouping";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { fault, notFound, refused } from "@/server/kernel/errors";
import { addQuantity } from "@/server/kernel/quantity";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { advanceCredited, demandLinesByIds, lockDemandLines } from "@/server/modules/demand";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { allocateCredit, openCredit } from "@/server/modules/receivables";
import { coverReturns } from "@/server/modules/shipments";
import { creditNoteIssued } from "../events";
import { issueCreditNoteInput } from "../inputs";
import { creditableTaxes, lockReceivableOf, waitingReturns } from "../queries/credit-facts";
import { attributeToReturns, creditableQuantity, creditNet, creditTaxes, exceedsCreditable } from "../rules/credit-shares";
import { creditNoteJournal } from "../rules/invoice-journal";
import { totalsOf } from "../rules/tax-of-document";
import { advanceCreditedOfInvoice, insertInvoice, lockInvoice, type InvoiceLineRow, type InvoiceRow } from "../store";

interface Wanted {
  readonly invoiceLineId: string;
  readonly quantity: string;
  readonly returnReceiptLineId?: string | null;
}

interface CreditLine {
  readonly line: InvoiceLineRow;
  readonly quantity: string;
  readonly netMinor: bigint;
  readonly returnReceiptLineId: string | null;
}

/**
 * Corrects an invoice in whole or in part (BIL-05): net by the line's share, tax by the invoice's own rates, both exact when
 * everything is credited. Returns that wait for their credit note are answered; what the invoice still has open is settled at once,
 * the rest is the customer's to use.
 * @throws NaruError `record.not_found`, `invoicing.only_invoices`, `invoicing.before_invoice`, `invoicing.cannot_credit` with a
 * fault per line, `books.*`
 */
export const issueCreditNote = defineCommand({
  name: "invoicing.issue-credit-note",
  permission: "invoices.credit",
  input: issueCreditNoteInput,
  async run(scope, input) {
    const { invoice, lines } = await lockInvoice(scope, input.invoiceId);
    if (invoice.kind !== "invoice") throw refused("invoicing.only_invoices", { number: invoice.number });
    const on = input.on ?? scope.today;
    if (on < invoice.invoicedOn) throw refused("invoicing.before_invoice", { number: invoice.number, on: invoice.invoicedOn });
    requireCreditable(input.lines, lines);
    await requireOpenDate(scope, on);

    const demandIds = [...new Set(lines.flatMap((line) => line.demandLineId ?? []))];
    await lockDemandLines(scope, demandIds);
    const credits = await creditLines(scope, input.lines, lines);
    const taxes = creditTaxes(credits.map(({ line, netMinor }) => ({ taxCodeId: line.taxCodeId, ratePercent: line.taxRatePercent, netMinor })), await creditableTaxes(scope, invoice.id));
    const totals = totalsOf(credits.map(({ line, netMinor }) => ({ taxCodeId: line.taxCodeId, ratePercent: line.taxRatePercent, netMinor })), taxes);
    await advanceCreditedOfInvoice(scope, invoice.id, totals.grossMinor, byLine(credits));
    const covered = credits.flatMap((c) => (c.returnReceiptLineId && c.line.demandLineId ? [{ ...c, returnId: c.returnReceiptLineId, demandLineId: c.line.demandLineId }] : []));
    await coverReturns(scope, covered.map((c) => ({ id: c.returnId, quantity: c.quantity })));
    await advanceCredited(scope, covered.map((c) => ({ id: c.demandLineId, quantity: c.quantity })));
    const receivable = await lockReceivableOf(scope, invoice.id);

    const id = newId();
    const number = await takeNumber(scope, "credit_note", on);
    await insertInvoice(
      scope,
      headOf(scope, invoice, { id, number, on, reason: input.reason }, totals),
      credits.map((credit, index) => lineOf(scope, id, credit, index + 1)),
      taxes.map((tax) => ({ ...tax, tenantId: scope.tenantId, id: newId(), invoiceId: id })),
    );
    await settle(scope, invoice, { id, number, on }, totals, receivable);
    const orderIds = [...new Set([...(await demandLinesByIds(scope, demandIds)).values()].map((line) => line.sourceId))];
    return done(
      { creditNoteId: id, number, ...totals },
      {
        audit: [
          { entityType: "invoice", entityId: id, entityLabel: number, changes: { corrects: [null, invoice.number], grossMinor: [null, totals.grossMinor] }, note: input.reason },
          { entityType: "invoice", entityId: invoice.id, entityLabel: invoice.number, changes: { creditedMinor: [invoice.creditedMinor, invoice.creditedMinor + totals.grossMinor] }, note: input.reason },
        ],
        events: [creditNoteIssued({ creditNoteId: id, invoiceId: invoice.id, customerId: invoice.customerId, orderIds })],
      },
    );
  },
});

function requireCreditable(wanted: readonly Wanted[], lines: readonly InvoiceLineRow[]): void {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const soFar = new Map<string, string>();
  const faults = wanted.flatMap((want, index) => {
    const line = byId.get(want.invoiceLineId);
    if (!line) throw notFound("invoice_line");
    const total = addQuantity(soFar.get(line.id) ?? "0", want.quantity);
    soFar.set(line.id, total);
    return exceedsCreditable(line, total) ? [fault(`lines.${index}.quantity`, "invoicing.exceeds_creditable", { line: line.lineNo, most: creditableQuantity(line) })] : [];
  });
  if (faults.length > 0) throw refused("invoicing.cannot_credit", {}, faults);
}

/** The credit note's lines: one per invoice line and return that it answers. */
async function creditLines(scope: TenantScope, wanted: readonly Wanted[], lines: readonly InvoiceLineRow[]): Promise<CreditLine[]> {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const shipmentLineIds = wanted.flatMap((want) => byId.get(want.invoiceLineId)?.shipmentLineId ?? []);
  const waiting = await waitingReturns(scope, [...new Set(shipmentLineIds)]);
  const credits: CreditLine[] = [];
  for (const want of wanted) {
    const line = byId.get(want.invoiceLineId);
    if (!line) throw notFound("invoice_line");
    const queue = line.shipmentLineId ? (waiting.get(line.shipmentLineId) ?? []) : [];
    if (want.returnReceiptLineId && !queue.some((r) => r.returnReceiptLineId === want.returnReceiptLineId)) throw notFound("return_receipt_line");
    for (const part of attributeToReturns(want.quantity, queue, want.returnReceiptLineId ?? null)) {
      const now = byId.get(line.id) ?? line;
      const netMinor = creditNet(now, part.quantity);
      credits.push({ line, quantity: part.quantity, netMinor, returnReceiptLineId: part.returnReceiptLineId });
      byId.set(line.id, { ...now, creditedQuantity: addQuantity(now.creditedQuantity, part.quantity), creditedNetMinor: now.creditedNetMinor + netMinor });
      const taken = queue.findIndex((r) => r.returnReceiptLineId === part.returnReceiptLineId);
      const entry = queue[taken];
      if (entry) queue[taken] = { ...entry, waiting: addQuantity(entry.waiting, `-${part.quantity}`) };
    }
  }
  return credits;
}

function byLine(credits: readonly CreditLine[]) {
  return [...groupBy(credits, (c) => c.line.id)].map(([id, own]) => ({
    id,
    quantity: own.reduce((total, c) => addQuantity(total, c.quantity), "0"),
    netMinor: own.reduce((total, c) => total + c.netMinor, 0n),
  }));
}

interface Note {
  readonly id: string;
  readonly number: string;
  readonly on: CalendarDate;
}

function headOf(scope: TenantScope, invoice: InvoiceRow, note: Note & { reason: string }, totals: { netMinor: bigint; taxMinor: bigint; grossMinor: bigint }) {
  const { customerId, legalEntityId, billTo, customerReference, currency } = invoice;
  return {
    tenantId: scope.tenantId, id: note.id, number: note.number, kind: "credit_note", customerId, legalEntityId, billTo, customerReference, currency,
    invoicedOn: note.on, dueOn: note.on, ...totals, correctsId: invoice.id, reason: note.reason,
    createdBy: scope.actor.kind === "user" ? scope.actor.userId : null, issuedAt: scope.now,
  };
}

function lineOf(scope: TenantScope, invoiceId: string, { line, quantity, netMinor, returnReceiptLineId }: CreditLine, lineNo: number) {
  const { demandLineId, shipmentLineId, chargeId, orderNumber, shipmentNumber, itemId, itemCode, description, unitPrice, discountPercent, taxCodeId, taxRatePercent } = line;
  return {
    tenantId: scope.tenantId, id: newId(), invoiceId, lineNo, demandLineId, shipmentLineId, chargeId, correctsLineId: line.id, returnReceiptLineId,
    orderNumber, shipmentNumber, itemId, itemCode, description, quantity, unitPrice, discountPercent, netMinor, taxCodeId, taxRatePercent,
  };
}

/** The credit in the customer's account, put against the invoice as far as it is open, and its journal. */
async function settle(
  scope: TenantScope,
  invoice: InvoiceRow,
  note: Note,
  totals: { netMinor: bigint; taxMinor: bigint; grossMinor: bigint },
  receivable: { id: string; openMinor: bigint } | null,
): Promise<void> {
  const open = receivable?.openMinor ?? 0n;
  const allocatedMinor = open < totals.grossMinor ? open : totals.grossMinor;
  const source = { type: "credit_note", id: note.id, number: note.number };
  if (totals.grossMinor > 0n) {
    const { creditId } = await openCredit(scope, { customerId: invoice.customerId, source: { type: "credit_note", id: note.id }, number: note.number, amountMinor: totals.grossMinor, postedOn: note.on });
    if (receivable && allocatedMinor > 0n) await allocateCredit(scope, { creditId, allocations: [{ receivableId: receivable.id, amountMinor: allocatedMinor }], on: note.on });
  }
  const lines = creditNoteJournal({ netMinor: totals.netMinor, taxMinor: totals.taxMinor, allocatedMinor }, invoice.customerId);
  await postJournal(scope, { on: note.on, memo: note.number, source, lines });
}
