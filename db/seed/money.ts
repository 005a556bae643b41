import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";
import { invoicesForReturn, issueCreditNote, issueInvoice } from "@/server/modules/invoicing";
import { listBankAccounts } from "@/server/modules/ledger";
import { listReceivables, recordReceipt } from "@/server/modules/receivables";
import { getShipment, receiveReturn } from "@/server/modules/shipments";
import { Agenda, onOrAfter } from "./calendar";
import type { Client } from "./master-data";
import { seededRandom } from "./random";
import type { Stage } from "./stage";
import { RETURN_REASONS } from "./vocabulary";

interface Going {
  readonly shipmentId: string;
  readonly client: Client;
}

/** Invoicing and collecting of the demo company, day by day. */
export interface Money {
  noteDispatched(day: CalendarDate, going: Going): void;
  noteDelivered(day: CalendarDate, going: Going): void;
  /** Invoices of the day. */
  bill(day: CalendarDate): Promise<void>;
  /** Money that came in that day, goods that came back, and credit notes. */
  collect(day: CalendarDate): Promise<void>;
}

export function planMoney(stage: Stage, seed: number): Money {
  // Billing and collecting run side by side: each draws from a stream of its own and notes its own
  // payments to come, or the company would depend on who comes first.
  const whenBilled = seededRandom(seed);
  const random = seededRandom(seed + 1);
  const whenShipped = seededRandom(seed + 2);
  const toBill = new Agenda<Going>();
  const toCredit = new Agenda<{ returnReceiptId: string }>();
  const toReturn = new Agenda<Going>();
  const toPay = new Agenda<{ invoiceId: string; client: Client }>();
  const toPayTheRest = new Agenda<{ invoiceId: string; client: Client }>();
  const accountant = stage.player("accountant");
  const keeper = stage.player("warehouse");
  let bankAccountId: string | null = null;

  async function pay(day: CalendarDate, invoiceId: string, client: Client): Promise<void> {
    await stage.as(accountant, day, async (scope) => {
      bankAccountId ??= (await listBankAccounts.within(scope, {})).rows[0]?.id ?? null;
      const open = (await listReceivables.within(scope, { customerId: client.customerId as never, limit: 100 })).rows.find((r) => r.sourceId === invoiceId);
      if (!open || open.openMinor <= 0n) return;
      const part = random.chance(0.06);
      const amountMinor = part ? (open.openMinor * 6n) / 10n : open.openMinor;
      const extra = !part && random.chance(0.02) ? 50_000n : 0n;
      const how = random.next();
      const method =
        how < 0.82 ? { method: "transfer" as const, bankAccountId: bankAccountId as never, bankReference: `BT${day.replaceAll("-", "")}`, payerName: client.input.name.slice(0, 60) }
        : how < 0.9 ? { method: "note" as const, noteNumber: `N-${random.int(100_000, 999_999)}`, noteIssuer: client.input.name.slice(0, 60), noteMaturesOn: addDays(day, 60) }
        : how < 0.96 ? { method: "card" as const, cardApproval: String(random.int(10_000_000, 99_999_999)) }
        : { method: "cash" as const, bankAccountId: null };
      await recordReceipt.within(scope, { customerId: client.customerId as never, amountMinor: amountMinor + extra, allocations: [{ receivableId: open.id as never, amountMinor }], ...method });
      if (part) toPayTheRest.add(onOrAfter(addDays(day, random.int(15, 45))), { invoiceId, client });
    });
  }

  async function takeBack(day: CalendarDate, { shipmentId }: Going): Promise<void> {
    const shipment = await stage.as("system", day, (scope) => getShipment.within(scope, { shipmentId: shipmentId as never }));
    const line = shipment.lines[0];
    if (!line) return;
    const quantity = Math.max(1, Math.floor(Number(line.quantity) * 0.3));
    const { returnReceiptId } = await stage.as(keeper, day, (scope) =>
      receiveReturn.within(scope, { shipmentId: shipmentId as never, reason: random.pick(RETURN_REASONS), lines: [{ shipmentLineId: line.id as never, quantity: String(quantity), disposition: random.chance(0.7) ? "restock" : "scrap" }] }));
    if (random.chance(0.9)) toCredit.add(onOrAfter(addDays(day, random.int(1, 5))), { returnReceiptId });
  }

  async function credit(day: CalendarDate, returnReceiptId: string): Promise<void> {
    await stage.as(accountant, day, async (scope) => {
      const { lines } = await invoicesForReturn.within(scope, { returnReceiptId: returnReceiptId as never });
      const invoiceId = lines[0]?.invoiceId;
      if (!invoiceId) return;
      await issueCreditNote.within(scope, {
        invoiceId: invoiceId as never,
        reason: "Goods returned",
        lines: lines
          .filter((l) => l.invoiceId === invoiceId)
          .map((l) => ({ invoiceLineId: l.invoiceLineId as never, quantity: l.quantity, returnReceiptLineId: l.returnReceiptLineId as never })),
      });
    });
  }

  return {
    noteDispatched: (day, going) => toBill.add(onOrAfter(addDays(day, whenShipped.pick([1, 1, 1, 2, 3]))), going),
    noteDelivered: (day, going) => {
      if (whenShipped.chance(0.025)) toReturn.add(onOrAfter(addDays(day, whenShipped.int(4, 12))), going);
    },
    async bill(day) {
      for (const { shipmentId, client } of toBill.take(day)) {
        const { invoiceId } = await stage.as(accountant, day, (scope) => issueInvoice.within(scope, { shipmentIds: [shipmentId as never] }));
        const due = addDays(day, client.termsDays + client.lateness + whenBilled.int(-2, 4));
        toPay.add(onOrAfter(due > day ? due : addDays(day, 1)), { invoiceId, client });
      }
    },
    async collect(day) {
      for (const { invoiceId, client } of [...toPay.take(day), ...toPayTheRest.take(day)]) await pay(day, invoiceId, client);
      for (const going of toReturn.take(day)) await takeBack(day, going);
      // A credit note pays invoices as money does: beside the payments it would change what is open under their hands.
      for (const { returnReceiptId } of toCredit.take(day)) await credit(day, returnReceiptId);
    },
  };
}
