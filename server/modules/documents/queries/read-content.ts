import { fault, invalid } from "@/server/kernel/errors";
import { startOfMonth } from "@/server/kernel/calendar-date";
import type { CurrencyCode } from "@/server/kernel/money";
import { getCustomer } from "@/server/modules/customers";
import { getInvoice } from "@/server/modules/invoicing";
import { getOrder } from "@/server/modules/orders";
import { customerStatement, getReceipt } from "@/server/modules/receivables";
import { getShipment } from "@/server/modules/shipments";
import { actorMay } from "@/server/platform/actor";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { DocumentRef } from "../inputs";
import { applyLayout } from "../rules/apply-layout";
import { asDocumentLanguage, RECORD_OF_KIND, type DocumentContent, type DocumentLanguage } from "../rules/document-content";
import { frameOf, type Frame } from "../rules/document-frame";
import { writeInvoice } from "../rules/write-invoice";
import { writeOrderConfirmation } from "../rules/write-order-confirmation";
import { writeReceipt } from "../rules/write-receipt";
import { writeDeliveryNote, writePackingList } from "../rules/write-shipping-papers";
import { writeStatement } from "../rules/write-statement";
import { readLayout } from "./read-layout";
import { readProfile } from "./read-profile";

type Customer = Awaited<ReturnType<typeof getCustomer.within>>;

/** A document's content and what a letter that carries it needs. */
export interface ReadContent {
  readonly content: DocumentContent;
  readonly entityType: string;
  readonly customer: Customer;
  /** The person the record names, if any. */
  readonly contactId: string | null;
  /** What the document is over, and when it falls due, formatted. */
  readonly amount: string;
  readonly due: string;
}

/**
 * Reads a record through its own query, which judges the reader's rights, and writes its document.
 * @throws NaruError `record.not_found`, `permission.missing`, `documents.wrong_kind`
 */
export async function readContent(scope: TenantScope, ref: DocumentRef): Promise<ReadContent> {
  const found = await readRecord(scope, ref);
  const customer = await getCustomer.within(scope, { customerId: found.customerId });
  const language: DocumentLanguage = ref.language ?? asDocumentLanguage(customer.customer.language ?? scope.workspace.language);
  const company = { ...(await readProfile(scope)), name: scope.workspace.name, country: scope.workspace.country };
  const frame = frameOf(company, language, found.currency);
  const { content, amountMinor, dueOn } = found.write(frame, customer);
  const layout = await readLayout(scope, found.customerId);
  return {
    content: applyLayout(content, layout, frame.words),
    entityType: RECORD_OF_KIND[ref.kind],
    customer,
    contactId: found.contactId,
    amount: amountMinor === null ? "" : frame.format.money(amountMinor),
    due: dueOn === null ? "" : frame.format.date(dueOn),
  };
}

interface FoundRecord {
  readonly customerId: string;
  readonly contactId: string | null;
  readonly currency: CurrencyCode;
  write(frame: Frame, customer: Customer): { content: DocumentContent; amountMinor: bigint | null; dueOn: string | null };
}

async function readRecord(scope: TenantScope, { kind, recordId, from, until }: DocumentRef): Promise<FoundRecord> {
  const home = scope.workspace.homeCurrency;
  switch (kind) {
    case "order_confirmation": {
      const order = await getOrder.within(scope, { orderId: recordId });
      const codes = new Map(order.lines.map((line) => [line.taxCodeId, line.taxCode]));
      const facts = { ...order, lines: order.lines.filter((line) => line.cancelledAt === null), taxes: order.taxes.map((tax) => ({ ...tax, code: codes.get(tax.taxCodeId) ?? "" })) };
      const { customerId, contactId, currency, grossMinor } = order;
      return { customerId, contactId, currency, write: (frame, customer) => ({ content: writeOrderConfirmation(frame, { ...facts, billTo: addressOf(customer, "bill_to") }), amountMinor: grossMinor, dueOn: null }) };
    }
    case "packing_list":
    case "delivery_note": {
      const shipment = await getShipment.within(scope, { shipmentId: recordId });
      const write = kind === "packing_list" ? writePackingList : writeDeliveryNote;
      return { customerId: shipment.customerId, contactId: null, currency: home, write: (frame, customer) => ({ content: write(frame, { ...shipment, soldTo: addressOf(customer, "sold_to") }), amountMinor: null, dueOn: null }) };
    }
    case "invoice":
    case "credit_note": {
      const invoice = await getInvoice.within(scope, { invoiceId: recordId });
      if (invoice.kind !== kind) throw invalid([fault("kind", "documents.wrong_kind")]);
      const [shipmentId, another] = [...new Set(invoice.lines.flatMap((line) => (line.shipmentId ? [line.shipmentId] : [])))];
      const readable = shipmentId !== undefined && another === undefined && actorMay(scope.actor, "shipments.view");
      const shipTo = readable ? (await getShipment.within(scope, { shipmentId })).shipTo : null;
      const { customerId, currency, grossMinor, dueOn } = invoice;
      return { customerId, contactId: null, currency, write: (frame) => ({ content: writeInvoice(frame, { ...invoice, shipTo }), amountMinor: kind === "invoice" ? invoice.openMinor : grossMinor, dueOn }) };
    }
    case "receipt": {
      const receipt = await getReceipt.within(scope, { receiptId: recordId });
      return { customerId: receipt.customerId, contactId: null, currency: receipt.currency, write: (frame, customer) => ({ content: writeReceipt(frame, { ...receipt, address: addressOf(customer, "bill_to") }), amountMinor: receipt.amountMinor, dueOn: null }) };
    }
    case "statement": {
      const span = { from: from ?? startOfMonth(scope.today), to: until ?? scope.today };
      const statement = await customerStatement.within(scope, { customerId: recordId, ...span });
      if (statement.cutShort) throw invalid([fault("from", "documents.statement_too_long")]);
      return {
        customerId: recordId,
        contactId: null,
        currency: home,
        write: (frame, customer) => ({
          content: writeStatement(frame, { ...statement, ...span, customerCode: statement.customer.code, customerName: customer.entities.find((entity) => entity.isDefault)?.name ?? statement.customer.name, address: addressOf(customer, "bill_to") }),
          amountMinor: statement.closingMinor,
          dueOn: null,
        }),
      };
    }
  }
}

/** The customer's address of a kind, else where it has its seat, else any it has. */
function addressOf({ addresses }: Customer, kind: "bill_to" | "sold_to") {
  const of = (wanted: string) => addresses.find((address) => address.kind === wanted && address.isDefault) ?? addresses.find((address) => address.kind === wanted);
  return of(kind) ?? of("sold_to") ?? of("bill_to") ?? addresses[0] ?? null;
}
