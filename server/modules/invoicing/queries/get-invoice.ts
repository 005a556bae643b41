import { and, asc, eq, sql } from "drizzle-orm";
import { taxCodes, units, items } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { demandCharges, demandLines } from "@/db/schema/demand";
import { invoiceLines, invoices, invoiceTaxes } from "@/db/schema/invoicing";
import { journalEntries } from "@/db/schema/ledger";
import { allocations, customerCredits, receivables, receipts } from "@/db/schema/receivables";
import { returnReceiptLines, returnReceipts, shipmentLines } from "@/db/schema/shipments";
import { notFound } from "@/server/kernel/errors";
import { isPositive } from "@/server/kernel/quantity";
import { customerVisible } from "@/server/modules/customers";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { invoiceIdInput } from "../inputs";
import { creditableQuantity } from "../rules/credit-shares";

/** An invoice or credit note whole: parties, lines with their order, shipment and return, tax per rate, payments, journal, corrections. */
export const getInvoice = defineQuery({
  name: "invoicing.get-invoice",
  permission: "invoices.view",
  input: invoiceIdInput,
  async run(scope, { invoiceId }) {
    const [[head], lines, taxes, payments, corrections, journal] = await Promise.all([
      readHead(scope, invoiceId),
      readLines(scope, invoiceId),
      readTaxes(scope, invoiceId),
      readPayments(scope, invoiceId),
      readCorrections(scope, invoiceId),
      readJournal(scope, invoiceId),
    ]);
    if (!head) throw notFound("invoice");
    const openMinor = head.receivableMinor === null ? 0n : head.receivableMinor - (head.allocatedMinor ?? 0n);
    const shown = lines.map((line) => ({ ...line, creditable: head.kind === "invoice" ? creditableQuantity(line) : "0" }));
    const mayCredit = head.kind === "invoice" && actorMay(scope.actor, "invoices.credit") && shown.some((line) => isPositive(line.creditable));
    const mayReceive = openMinor > 0n && actorMay(scope.actor, "receipts.record");
    return {
      ...head,
      kind: head.kind as "invoice" | "credit_note",
      openMinor,
      overdue: openMinor > 0n && head.dueOn < scope.today,
      lines: shown,
      taxes,
      payments,
      corrections,
      journal: actorMay(scope.actor, "ledger.view") ? journal : [],
      availableActions: [...(mayReceive ? (["receive"] as const) : []), ...(mayCredit ? (["credit"] as const) : [])],
    };
  },
});

function readHead(scope: TenantScope, invoiceId: string) {
  return scope.db
    .select({
      id: invoices.id,
      number: invoices.number,
      kind: invoices.kind,
      customerId: invoices.customerId,
      customerName: customers.name,
      billTo: invoices.billTo,
      customerReference: invoices.customerReference,
      currency: invoices.currency,
      invoicedOn: invoices.invoicedOn,
      dueOn: invoices.dueOn,
      netMinor: invoices.netMinor,
      taxMinor: invoices.taxMinor,
      grossMinor: invoices.grossMinor,
      creditedMinor: invoices.creditedMinor,
      reason: invoices.reason,
      issuedAt: invoices.issuedAt,
      correctsId: invoices.correctsId,
      correctsNumber: sql<string | null>`(select c.number from invoices c where c.tenant_id = ${scope.tenantId} and c.id = ${invoices.correctsId})`,
      receivableId: receivables.id,
      receivableMinor: receivables.amountMinor,
      allocatedMinor: receivables.allocatedMinor,
    })
    .from(invoices)
    .innerJoin(customers, and(eq(customers.tenantId, invoices.tenantId), eq(customers.id, invoices.customerId)))
    .leftJoin(receivables, and(eq(receivables.tenantId, invoices.tenantId), eq(receivables.sourceType, "invoice"), eq(receivables.sourceId, invoices.id)))
    .where(and(eq(invoices.tenantId, scope.tenantId), eq(invoices.id, invoiceId), customerVisible(scope, invoices.customerId)));
}

function readLines(scope: TenantScope, invoiceId: string) {
  return scope.db
    .select({
      id: invoiceLines.id,
      lineNo: invoiceLines.lineNo,
      itemCode: invoiceLines.itemCode,
      description: invoiceLines.description,
      quantity: invoiceLines.quantity,
      unitCode: units.code,
      unitPrice: invoiceLines.unitPrice,
      discountPercent: invoiceLines.discountPercent,
      netMinor: invoiceLines.netMinor,
      taxRatePercent: invoiceLines.taxRatePercent,
      taxCode: taxCodes.code,
      creditedQuantity: invoiceLines.creditedQuantity,
      creditedNetMinor: invoiceLines.creditedNetMinor,
      orderId: sql<string | null>`coalesce(${demandLines.sourceId}, ${demandCharges.sourceId})`,
      orderNumber: invoiceLines.orderNumber,
      shipmentId: shipmentLines.shipmentId,
      shipmentNumber: invoiceLines.shipmentNumber,
      returnReceiptId: returnReceipts.id,
      returnNumber: returnReceipts.number,
    })
    .from(invoiceLines)
    .leftJoin(items, and(eq(items.tenantId, invoiceLines.tenantId), eq(items.id, invoiceLines.itemId)))
    .leftJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .leftJoin(taxCodes, and(eq(taxCodes.tenantId, invoiceLines.tenantId), eq(taxCodes.id, invoiceLines.taxCodeId)))
    .leftJoin(demandLines, and(eq(demandLines.tenantId, invoiceLines.tenantId), eq(demandLines.id, invoiceLines.demandLineId)))
    .leftJoin(demandCharges, and(eq(demandCharges.tenantId, invoiceLines.tenantId), eq(demandCharges.id, invoiceLines.chargeId)))
    .leftJoin(shipmentLines, and(eq(shipmentLines.tenantId, invoiceLines.tenantId), eq(shipmentLines.id, invoiceLines.shipmentLineId)))
    .leftJoin(returnReceiptLines, and(eq(returnReceiptLines.tenantId, invoiceLines.tenantId), eq(returnReceiptLines.id, invoiceLines.returnReceiptLineId)))
    .leftJoin(returnReceipts, and(eq(returnReceipts.tenantId, returnReceiptLines.tenantId), eq(returnReceipts.id, returnReceiptLines.returnReceiptId)))
    .where(and(eq(invoiceLines.tenantId, scope.tenantId), eq(invoiceLines.invoiceId, invoiceId)))
    .orderBy(asc(invoiceLines.lineNo));
}

function readTaxes(scope: TenantScope, invoiceId: string) {
  return scope.db
    .select({ code: taxCodes.code, name: taxCodes.name, ratePercent: invoiceTaxes.ratePercent, baseMinor: invoiceTaxes.baseMinor, taxMinor: invoiceTaxes.taxMinor })
    .from(invoiceTaxes)
    .innerJoin(taxCodes, and(eq(taxCodes.tenantId, invoiceTaxes.tenantId), eq(taxCodes.id, invoiceTaxes.taxCodeId)))
    .where(and(eq(invoiceTaxes.tenantId, scope.tenantId), eq(invoiceTaxes.invoiceId, invoiceId)))
    .orderBy(asc(taxCodes.code), asc(invoiceTaxes.ratePercent));
}

/** What was put against the invoice: receipts and credit notes, with what was undone. */
async function readPayments(scope: TenantScope, invoiceId: string) {
  const rows = await scope.db
    .select({
      id: allocations.id,
      allocatedOn: allocations.allocatedOn,
      amountMinor: allocations.amountMinor,
      sourceType: customerCredits.sourceType,
      sourceId: customerCredits.sourceId,
      number: customerCredits.number,
      method: receipts.method,
    })
    .from(allocations)
    .innerJoin(receivables, and(eq(receivables.tenantId, allocations.tenantId), eq(receivables.id, allocations.receivableId)))
    .innerJoin(customerCredits, and(eq(customerCredits.tenantId, allocations.tenantId), eq(customerCredits.id, allocations.creditId)))
    .leftJoin(receipts, and(eq(receipts.tenantId, customerCredits.tenantId), eq(receipts.id, customerCredits.sourceId), eq(customerCredits.sourceType, "receipt")))
    .where(and(eq(allocations.tenantId, scope.tenantId), eq(receivables.sourceType, "invoice"), eq(receivables.sourceId, invoiceId)))
    .orderBy(asc(allocations.id));
  return rows.map((row) => ({ ...row, sourceType: row.sourceType as "receipt" | "credit_note" | "opening" }));
}

function readCorrections(scope: TenantScope, invoiceId: string) {
  return scope.db
    .select({ id: invoices.id, number: invoices.number, invoicedOn: invoices.invoicedOn, grossMinor: invoices.grossMinor, reason: invoices.reason })
    .from(invoices)
    .where(and(eq(invoices.tenantId, scope.tenantId), eq(invoices.correctsId, invoiceId)))
    .orderBy(asc(invoices.id));
}

function readJournal(scope: TenantScope, invoiceId: string) {
  return scope.db
    .select({ id: journalEntries.id, number: journalEntries.number, entryOn: journalEntries.entryOn })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), sql`${journalEntries.sourceType} in ('invoice', 'credit_note')`, eq(journalEntries.sourceId, invoiceId)))
    .orderBy(asc(journalEntries.id));
}
