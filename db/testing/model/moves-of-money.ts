import { issueCreditNote, issueInvoice } from "@/server/modules/invoicing";
import { allocateReceipt, recordReceipt, reverseReceipt, undoAllocation } from "@/server/modules/receivables";
import type { Move, Step } from "./step";

const openReceivables = (step: Step, customerId: string) =>
  step.rows<{ id: string; open: bigint }>(
    "select id, amount_minor - allocated_minor as open from receivables where tenant_id = $1 and customer_id = $2 and allocated_minor < amount_minor order by id desc limit 4", [customerId]);

/** Amounts to allocate: of each document all or a part, together no more than there is. */
function allocationsOf(step: Step, open: readonly { id: string; open: bigint }[], availableMinor: bigint) {
  let left = availableMinor;
  return open.flatMap(({ id, open: openMinor }) => {
    const wanted = step.pick.oneIn(3) ? BigInt(openMinor) / 2n : BigInt(openMinor);
    const amountMinor = wanted < left ? wanted : left;
    left -= amountMinor;
    return amountMinor > 0n ? [{ receivableId: id, amountMinor }] : [];
  });
}

/** Invoices, credit notes and what is paid. */
export const moneyMoves: readonly Move[] = [
  {
    name: "issue invoice", weight: 10,
    async run(step) {
      const line = await step.one<{ id: string; shipment_id: string; open: string }>(
        `select l.id, l.shipment_id, l.quantity - l.returned_unbilled - l.invoiced as open from shipment_lines l join shipments s on s.tenant_id = l.tenant_id and s.id = l.shipment_id
         where l.tenant_id = $1 and s.recognised_on is not null and l.quantity - l.returned_unbilled - l.invoiced > 0 order by l.id desc limit 5`);
      const part = { shipmentLineId: line.id, quantity: String(1 + step.pick.below(Number(line.open))) };
      const made = await step.act(issueInvoice, step.pick.oneIn(3) ? { lines: [part] } : { shipmentIds: [line.shipment_id] });
      step.side.expected.note("invoice", made.invoiceId);
      step.side.expected.invoicedMinor += made.grossMinor;
    },
  },
  {
    name: "issue credit note", weight: 4,
    async run(step) {
      const line = await step.one<{ id: string; invoice_id: string; open: string }>(
        `select l.id, l.invoice_id, l.quantity - l.credited_quantity as open from invoice_lines l join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
         where l.tenant_id = $1 and i.kind = 'invoice' and l.quantity > l.credited_quantity order by l.id desc limit 5`);
      const quantity = String(step.pick.oneIn(2) ? Number(line.open) : 1);
      const made = await step.act(issueCreditNote, { invoiceId: line.invoice_id, reason: "agreed", lines: [{ invoiceLineId: line.id, quantity }] });
      step.side.expected.note("creditNote", made.creditNoteId);
      step.side.expected.creditedMinor += made.grossMinor;
    },
  },
  {
    name: "record receipt", weight: 8,
    async run(step) {
      const customerId = step.pick.from(step.side.customerIds);
      const amountMinor = BigInt(1 + step.pick.below(5_000));
      const allocations = allocationsOf(step, await openReceivables(step, customerId), amountMinor);
      const method = step.pick.oneIn(2) ? { method: "cash" as const } : { method: "card" as const, cardApproval: "4711" };
      const { receiptId } = await step.act(recordReceipt, { customerId, amountMinor, allocations, ...method });
      step.side.expected.note("receipt", receiptId);
      step.side.expected.receivedMinor += amountMinor;
    },
  },
  {
    name: "allocate receipt", weight: 4,
    async run(step) {
      const credit = await step.one<{ id: string; customer_id: string; open: bigint }>(
        "select id, customer_id, amount_minor - allocated_minor - reversed_minor as open from customer_credits where tenant_id = $1 and allocated_minor + reversed_minor < amount_minor order by id desc limit 5");
      const allocations = allocationsOf(step, await openReceivables(step, credit.customer_id), BigInt(credit.open));
      await step.act(allocateReceipt, { creditId: credit.id, allocations: [step.pick.from(allocations)] });
    },
  },
  {
    name: "undo allocation", weight: 4,
    async run(step) {
      const { id } = await step.one<{ id: string }>(
        `select a.id from allocations a where a.tenant_id = $1 and a.undoes_id is null
         and not exists (select 1 from allocations u where u.tenant_id = a.tenant_id and u.undoes_id = a.id) order by a.id desc limit 5`);
      await step.act(undoAllocation, { allocationId: id });
    },
  },
  {
    name: "reverse receipt", weight: 2,
    async run(step) {
      const { id, amount_minor } = await step.one<{ id: string; amount_minor: bigint }>("select id, amount_minor from receipts where tenant_id = $1 and status = 'posted' order by id desc limit 5");
      await step.act(reverseReceipt, { receiptId: id, reason: "bounced" });
      step.side.expected.note("reversedReceipt", id);
      step.side.expected.receivedMinor -= BigInt(amount_minor);
    },
  },
];
