import { and, eq, inArray } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { invoices } from "@/db/schema/invoicing";
import { receipts, receivables } from "@/db/schema/receivables";
import { toMajorText } from "@/server/kernel/money";
import { ordersOfInvoices } from "@/server/modules/invoicing";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { MessageData } from "./message-data";
import { orderRefs, type OrderRef } from "./order-data";

/** Invoices and credit notes with what is paid of them; amounts are decimal text in major units of `currency`. */
export async function invoiceMessages(scope: TenantScope, invoiceIds: readonly string[]): Promise<MessageData[]> {
  const rows = await scope.db
    .select({ invoice: invoices, customerCode: customers.code, paidMinor: receivables.allocatedMinor, owedMinor: receivables.amountMinor })
    .from(invoices)
    .innerJoin(customers, and(eq(customers.tenantId, invoices.tenantId), eq(customers.id, invoices.customerId)))
    .leftJoin(receivables, and(eq(receivables.tenantId, invoices.tenantId), eq(receivables.sourceType, "invoice"), eq(receivables.sourceId, invoices.id)))
    .where(and(eq(invoices.tenantId, scope.tenantId), inArray(invoices.id, [...invoiceIds])));
  const messages: MessageData[] = [];
  for (const { invoice, customerCode, paidMinor, owedMinor } of rows) {
    // A credit note belongs to the orders of the invoice that it corrects.
    const orders = await ordersOf(scope, invoice.correctsId ?? invoice.id);
    const amount = (minor: bigint) => toMajorText(minor, invoice.currency);
    messages.push({
      subjectId: invoice.id,
      label: invoice.number,
      channels: [...new Set(orders.map((order) => order.channel))],
      data: {
        invoice: {
          id: invoice.id, number: invoice.number, kind: invoice.kind, customer: { id: invoice.customerId, code: customerCode }, customerReference: invoice.customerReference,
          invoicedOn: invoice.invoicedOn, dueOn: invoice.dueOn, correctsId: invoice.correctsId,
          currency: invoice.currency, net: amount(invoice.netMinor), tax: amount(invoice.taxMinor), total: amount(invoice.grossMinor),
          settled: paidMinor === null ? null : amount(paidMinor), open: owedMinor === null || paidMinor === null ? null : amount(owedMinor - paidMinor),
        },
        orders,
      },
    });
  }
  return messages;
}

async function ordersOf(scope: TenantScope, invoiceId: string): Promise<OrderRef[]> {
  const refs = await orderRefs(scope, await ordersOfInvoices(scope, [invoiceId]));
  return [...refs.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export async function receiptMessages(scope: TenantScope, receiptIds: readonly string[]): Promise<MessageData[]> {
  const rows = await scope.db
    .select({ receipt: receipts, customerCode: customers.code })
    .from(receipts)
    .innerJoin(customers, and(eq(customers.tenantId, receipts.tenantId), eq(customers.id, receipts.customerId)))
    .where(and(eq(receipts.tenantId, scope.tenantId), inArray(receipts.id, [...receiptIds])));
  return rows.map(({ receipt, customerCode }) => ({
    subjectId: receipt.id,
    label: receipt.number,
    channels: [],
    data: {
      receipt: {
        id: receipt.id, number: receipt.number, status: receipt.status, method: receipt.method, customer: { id: receipt.customerId, code: customerCode },
        receivedOn: receipt.receivedOn, reversedOn: receipt.reversedOn, currency: receipt.currency, amount: toMajorText(receipt.amountMinor, receipt.currency),
      },
    },
  }));
}

export async function customerMessages(scope: TenantScope, customerIds: readonly string[]): Promise<MessageData[]> {
  const rows = await scope.db
    .select({ id: customers.id, code: customers.code })
    .from(customers)
    .where(and(eq(customers.tenantId, scope.tenantId), inArray(customers.id, [...customerIds])));
  return rows.map(({ id, code }) => ({ subjectId: id, label: code, channels: [], data: { customer: { id, code } } }));
}
