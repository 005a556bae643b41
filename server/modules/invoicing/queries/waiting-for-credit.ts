import { and, asc, eq, sql } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { invoiceLines, invoices } from "@/db/schema/invoicing";
import { returnReceiptLines, returnReceipts } from "@/db/schema/shipments";
import { notFound } from "@/server/kernel/errors";
import { isPositive, minQuantity, subtractQuantity } from "@/server/kernel/quantity";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { invoicesForReturnInput, listWaitingCreditInput } from "../inputs";
import { creditableQuantity } from "../rules/credit-shares";

const waiting = sql`${returnReceiptLines.creditedQuantity} + ${returnReceiptLines.unbilledQuantity} < ${returnReceiptLines.quantity}`;

/** Returns of invoiced goods that wait for their credit note, the oldest first. */
export const listWaitingCredit = defineQuery({
  name: "invoicing.list-waiting-credit",
  permission: "invoices.view",
  input: listWaitingCreditInput,
  async run(scope, { customerId, limit }) {
    const rows = await scope.db
      .select({
        id: returnReceipts.id,
        number: returnReceipts.number,
        receivedOn: returnReceipts.receivedOn,
        reason: returnReceipts.reason,
        customerId: returnReceipts.customerId,
        customerName: customers.name,
        lineCount: sql<number>`count(*)::int`,
      })
      .from(returnReceiptLines)
      .innerJoin(returnReceipts, and(eq(returnReceipts.tenantId, returnReceiptLines.tenantId), eq(returnReceipts.id, returnReceiptLines.returnReceiptId)))
      .innerJoin(customers, and(eq(customers.tenantId, returnReceipts.tenantId), eq(customers.id, returnReceipts.customerId)))
      .where(and(eq(returnReceiptLines.tenantId, scope.tenantId), waiting, customerVisible(scope, returnReceipts.customerId), customerId ? eq(returnReceipts.customerId, customerId) : undefined))
      .groupBy(returnReceipts.tenantId, returnReceipts.id, customers.name)
      .orderBy(asc(returnReceipts.id))
      .limit(limit);
    return { rows };
  },
});

/**
 * What to credit for a return: the invoices of the returned goods with the line and quantity for each, oldest invoice first,
 * until the waiting quantity is covered.
 */
export const invoicesForReturn = defineQuery({
  name: "invoicing.invoices-for-return",
  permission: "invoices.view",
  input: invoicesForReturnInput,
  async run(scope, { returnReceiptId }) {
    const [head] = await scope.db
      .select({ id: returnReceipts.id, number: returnReceipts.number, reason: returnReceipts.reason, receivedOn: returnReceipts.receivedOn })
      .from(returnReceipts)
      .where(and(eq(returnReceipts.tenantId, scope.tenantId), eq(returnReceipts.id, returnReceiptId), customerVisible(scope, returnReceipts.customerId)));
    if (!head) throw notFound("return_receipt");
    const rows = await scope.db
      .select({
        returnReceiptLineId: returnReceiptLines.id,
        returned: returnReceiptLines.quantity,
        unbilled: returnReceiptLines.unbilledQuantity,
        credited: returnReceiptLines.creditedQuantity,
        invoiceId: invoices.id,
        invoiceNumber: invoices.number,
        invoiceLineId: invoiceLines.id,
        description: invoiceLines.description,
        itemCode: items.code,
        unitCode: units.code,
        quantity: invoiceLines.quantity,
        creditedQuantity: invoiceLines.creditedQuantity,
      })
      .from(returnReceiptLines)
      .innerJoin(invoiceLines, and(eq(invoiceLines.tenantId, returnReceiptLines.tenantId), eq(invoiceLines.shipmentLineId, returnReceiptLines.shipmentLineId)))
      .innerJoin(invoices, and(eq(invoices.tenantId, invoiceLines.tenantId), eq(invoices.id, invoiceLines.invoiceId), eq(invoices.kind, "invoice")))
      .innerJoin(items, and(eq(items.tenantId, returnReceiptLines.tenantId), eq(items.id, returnReceiptLines.itemId)))
      .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
      .where(and(eq(returnReceiptLines.tenantId, scope.tenantId), eq(returnReceiptLines.returnReceiptId, returnReceiptId), waiting))
      .orderBy(asc(returnReceiptLines.lineNo), asc(invoices.id), asc(invoiceLines.lineNo));
    const left = new Map<string, string>();
    const room = new Map<string, string>();
    const proposed = rows.flatMap((row) => {
      const wanted = left.get(row.returnReceiptLineId) ?? subtractQuantity(subtractQuantity(row.returned, row.unbilled), row.credited);
      const most = room.get(row.invoiceLineId) ?? creditableQuantity(row);
      const quantity = minQuantity(wanted, most);
      if (!isPositive(quantity)) return [];
      left.set(row.returnReceiptLineId, subtractQuantity(wanted, quantity));
      room.set(row.invoiceLineId, subtractQuantity(most, quantity));
      const { invoiceId, invoiceNumber, invoiceLineId, returnReceiptLineId, description, itemCode, unitCode } = row;
      return [{ invoiceId, invoiceNumber, invoiceLineId, returnReceiptLineId, description, itemCode, unitCode, quantity }];
    });
    return { ...head, lines: proposed };
  },
});
