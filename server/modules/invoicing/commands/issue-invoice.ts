import { groupBy } from "@/server/kernel/grouping";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { fault, notFound, refused } from "@/server/kernel/errors";
import { sumMinor, toMajorText } from "@/server/kernel/money";
import { isPositive, sumQuantity } from "@/server/kernel/quantity";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { getItemsByIds, taxRatesOn } from "@/server/modules/catalog";
import { lockCreditAccount, setCommitment } from "@/server/modules/credit";
import { advanceChargesInvoiced, advanceInvoiced, demandChargesOf, lockDemandLines, openCommitmentMinor, type DemandCharge, type DemandLine } from "@/server/modules/demand";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { openReceivable } from "@/server/modules/receivables";
import { advanceShipmentInvoiced } from "@/server/modules/shipments";
import { invoiceIssued } from "../events";
import { issueInvoiceInput } from "../inputs";
import { billToOf } from "../queries/bill-to";
import { billableQuantity, exceedsBillable, invoiceAmounts } from "../rules/invoice-amounts";
import { invoiceJournal } from "../rules/invoice-journal";
import { taxOfDocument, totalsOf } from "../rules/tax-of-document";
import { insertInvoice, lockShipped, type NewInvoiceLine, type ShipmentHead, type ShippedLine } from "../store";

interface Part {
  readonly line: ShippedLine;
  readonly shipment: ShipmentHead;
  readonly quantity: string;
}

type NewLine = Omit<NewInvoiceLine, "tenantId" | "invoiceId" | "lineNo"> & { taxCodeId: string | null; taxRatePercent: string };

/**
 * Issues an invoice for shipped goods of one legal entity, whole or in part (BIL-03, BIL-06): amounts are
 * `round(cumulative) − already invoiced`, tax once per rate; charges of an order come with its first invoice. The number is
 * gapless and taken last.
 * @throws NaruError `record.not_found`, `invoicing.several_customers`, `invoicing.revenue_not_fixed`, `invoicing.before_shipment`,
 * `invoicing.nothing_to_invoice`, `invoicing.cannot_invoice` with a fault per line, `books.*`
 */
export const issueInvoice = defineCommand({
  name: "invoicing.issue-invoice",
  permission: "invoices.issue",
  input: issueInvoiceInput,
  async run(scope, input) {
    const shipped = await lockShipped(scope, input.lines.length > 0 ? { lineIds: input.lines.map((line) => line.shipmentLineId) } : { shipmentIds: input.shipmentIds });
    const on = input.on ?? scope.today;
    const head = requireOneParty(shipped.shipments, on);
    const parts = partsOf(input.lines, shipped);
    const orders = ordersOf(parts);
    // Sent together, locked in this order: period, credit, demand.
    const [, , demandRows, openCharges, items, parties] = await Promise.all([
      requireOpenDate(scope, on),
      lockCreditAccount(scope, head.customerId),
      lockDemandLines(scope, [...new Set(parts.map((p) => p.line.demandLineId))]),
      demandChargesOf(scope, orders.map((o) => o.sourceId)),
      getItemsByIds(scope, parts.map((p) => p.line.itemId)),
      billToOf(scope, { ...head, on, paymentTermsId: input.paymentTermsId ?? head.paymentTermsId }),
    ]);
    const demand = new Map(demandRows.map((row) => [row.id, row]));
    const charges = openCharges.filter((c) => c.confirmed && !c.cancelled && c.invoicedMinor < c.amountMinor);
    const { netMinor, advances } = invoiceAmounts(parts.map((p) => ({ demandLineId: p.line.demandLineId, quantity: p.quantity })), demand);
    const lines = await newLines(scope, on, parts, netMinor, charges, demand, items);
    const taxable = lines.map((line) => ({ taxCodeId: line.taxCodeId, ratePercent: line.taxRatePercent, netMinor: line.netMinor }));
    const taxes = taxOfDocument(taxable);
    const totals = totalsOf(taxable, taxes);

    const id = newId();
    // What the orders still claim is read after the advances that were sent before it.
    const [, , , ...claims] = await Promise.all([
      advanceInvoiced(scope, [...advances].map(([demandLineId, advance]) => ({ id: demandLineId, ...advance }))),
      advanceShipmentInvoiced(scope, totalsByLine(parts)),
      advanceChargesInvoiced(scope, charges.map((c) => ({ id: c.id, amountMinor: c.amountMinor - c.invoicedMinor }))),
      ...orders.map((order) => openCommitmentMinor(scope, order.sourceId)),
    ]);
    await Promise.all(orders.map((order, index) => setCommitment(scope, { customerId: order.customerId, source: { type: order.sourceType, id: order.sourceId }, amountMinor: claims[index] ?? 0n })));
    const number = await takeNumber(scope, "invoice", on);
    const reference = input.customerReference ?? shipped.shipments.find((s) => s.customerReference)?.customerReference ?? null;
    const written = insertInvoice(
      scope,
      {
        tenantId: scope.tenantId, id, number, kind: "invoice", customerId: head.customerId, legalEntityId: head.legalEntityId, ...parties,
        customerReference: reference, currency: scope.workspace.homeCurrency, invoicedOn: on, ...totals,
        createdBy: scope.actor.kind === "user" ? scope.actor.userId : null, issuedAt: scope.now,
      },
      lines.map((line, index) => ({ ...line, tenantId: scope.tenantId, invoiceId: id, lineNo: index + 1 })),
      taxes.map((tax) => ({ ...tax, tenantId: scope.tenantId, id: newId(), invoiceId: id })),
    );
    await Promise.all([written, post(scope, { id, number, on, dueOn: parties.dueOn, head }, totals, sumMinor(netMinor))]);
    return done(
      { invoiceId: id, number, ...totals },
      {
        audit: { entityType: "invoice", entityId: id, entityLabel: number, changes: { invoicedOn: [null, on], grossMinor: [null, totals.grossMinor] } },
        events: [invoiceIssued({ invoiceId: id, customerId: head.customerId, orderIds: orders.map((o) => o.sourceId) })],
      },
    );
  },
});

/** All goods belong to one legal entity, their revenue is fixed, and not after the invoice's day. */
function requireOneParty(shipments: readonly ShipmentHead[], on: CalendarDate): ShipmentHead {
  const head = shipments[0];
  if (!head) throw notFound("shipment");
  if (shipments.some((s) => s.legalEntityId !== head.legalEntityId || s.customerId !== head.customerId)) throw refused("invoicing.several_customers");
  const open = shipments.find((s) => s.recognisedOn === null);
  if (open) throw refused("invoicing.revenue_not_fixed", { number: open.number });
  const later = shipments.find((s) => s.recognisedOn !== null && s.recognisedOn > on);
  if (later) throw refused("invoicing.before_shipment", { number: later.number, on: later.recognisedOn ?? "" });
  return head;
}

function partsOf(wanted: readonly { shipmentLineId: string; quantity: string }[], shipped: { shipments: readonly ShipmentHead[]; lines: readonly ShippedLine[] }): Part[] {
  const heads = new Map(shipped.shipments.map((s) => [s.id, s]));
  const byId = new Map(shipped.lines.map((line) => [line.id, line]));
  const whole = () => shipped.lines.map((line) => ({ shipmentLineId: line.id, quantity: billableQuantity(line) })).filter((w) => isPositive(w.quantity));
  const faults = [];
  const parts: Part[] = [];
  for (const [index, want] of (wanted.length > 0 ? wanted : whole()).entries()) {
    const line = byId.get(want.shipmentLineId);
    const shipment = line && heads.get(line.shipmentId);
    if (!line || !shipment) throw notFound("shipment_line");
    const soFar = parts.filter((p) => p.line.id === line.id).map((p) => p.quantity);
    if (exceedsBillable(line, sumQuantity([...soFar, want.quantity]))) {
      faults.push(fault(`lines.${index}.quantity`, "invoicing.exceeds_billable", { line: line.lineNo, most: billableQuantity(line) }));
    }
    parts.push({ line, shipment, quantity: want.quantity });
  }
  if (faults.length > 0) throw refused("invoicing.cannot_invoice", {}, faults);
  if (parts.length === 0) throw refused("invoicing.nothing_to_invoice");
  return parts;
}

function ordersOf(parts: readonly Part[]) {
  const orders = new Map(parts.map(({ shipment }) => [shipment.sourceId, { customerId: shipment.customerId, sourceType: shipment.sourceType, sourceId: shipment.sourceId }]));
  return [...orders.values()];
}

function totalsByLine(parts: readonly Part[]) {
  return [...groupBy(parts, (p) => p.line.id)].map(([id, own]) => ({ id, quantity: sumQuantity(own.map((p) => p.quantity)) }));
}

async function newLines(
  scope: TenantScope,
  on: CalendarDate,
  parts: readonly Part[],
  netMinor: readonly bigint[],
  charges: readonly DemandCharge[],
  demand: ReadonlyMap<string, DemandLine>,
  items: Awaited<ReturnType<typeof getItemsByIds>>,
): Promise<NewLine[]> {
  const taxCodes = [...[...demand.values()].map((d) => d.taxCodeId), ...charges.flatMap((c) => (c.taxCodeId ? [c.taxCodeId] : []))];
  const rates = await taxRatesOn(scope, [...new Set(taxCodes)], on);
  const rateOf = (taxCodeId: string | null) => (taxCodeId ? (rates.get(taxCodeId)?.ratePercent ?? "0") : "0");
  const ofGoods = parts.flatMap((part, index): NewLine[] => {
    const terms = demand.get(part.line.demandLineId);
    if (!terms) return [];
    const { unitPrice, discountPercent, taxCodeId, description } = terms;
    return [{
      id: newId(), demandLineId: terms.id, shipmentLineId: part.line.id, orderNumber: part.shipment.sourceNumber, shipmentNumber: part.shipment.number,
      chargeId: null, itemId: part.line.itemId, itemCode: items.get(part.line.itemId)?.code ?? null, description, quantity: part.quantity, unitPrice, discountPercent,
      netMinor: netMinor[index] ?? 0n, taxCodeId, taxRatePercent: rateOf(taxCodeId),
    }];
  });
  const ofCharges = charges.map((charge): NewLine => {
    const net = charge.amountMinor - charge.invoicedMinor;
    return {
      id: newId(), demandLineId: null, shipmentLineId: null, discountPercent: "0", chargeId: charge.id, orderNumber: charge.sourceNumber, description: charge.description, quantity: "1",
      unitPrice: toMajorText(net, charge.currency), netMinor: net, taxCodeId: charge.taxCodeId, taxRatePercent: rateOf(charge.taxCodeId),
    };
  });
  return [...ofGoods, ...ofCharges];
}

interface Issued {
  readonly id: string;
  readonly number: string;
  readonly on: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly head: ShipmentHead;
}

async function post(scope: TenantScope, issued: Issued, totals: { netMinor: bigint; taxMinor: bigint; grossMinor: bigint }, goodsMinor: bigint): Promise<void> {
  const { id, number, on, dueOn, head } = issued;
  const source = { type: "invoice", id, number };
  const lines = invoiceJournal({ goodsMinor, chargesMinor: totals.netMinor - goodsMinor, taxMinor: totals.taxMinor }, head.customerId);
  const receivable = { customerId: head.customerId, legalEntityId: head.legalEntityId, source: { type: "invoice" as const, id }, number, amountMinor: totals.grossMinor, postedOn: on, dueOn };
  await Promise.all([postJournal(scope, { on, memo: number, source, lines }), totals.grossMinor === 0n ? undefined : openReceivable(scope, receivable)]);
}
