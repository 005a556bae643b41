import { and, asc, eq, inArray } from "drizzle-orm";
import { invoiceLines, invoices } from "@/db/schema/invoicing";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { notFound } from "@/server/kernel/errors";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { z } from "zod";
import { idOf } from "@/server/kernel/ids";

/** Invoices and credit notes that hold goods of a shipment. */
export const invoicesOfShipment = defineQuery({
  name: "invoicing.invoices-of-shipment",
  permission: "invoices.view",
  input: z.object({ shipmentId: idOf("shipment") }),
  async run(scope, { shipmentId }) {
    const [shipment] = await scope.db
      .select({ id: shipments.id })
      .from(shipments)
      .where(and(eq(shipments.tenantId, scope.tenantId), eq(shipments.id, shipmentId), customerVisible(scope, shipments.customerId)));
    if (!shipment) throw notFound("shipment");
    const ownLines = scope.db.select({ id: shipmentLines.id }).from(shipmentLines).where(and(eq(shipmentLines.tenantId, scope.tenantId), eq(shipmentLines.shipmentId, shipmentId)));
    const ids = scope.db.select({ id: invoiceLines.invoiceId }).from(invoiceLines).where(and(eq(invoiceLines.tenantId, scope.tenantId), inArray(invoiceLines.shipmentLineId, ownLines)));
    const rows = await scope.db
      .select({ id: invoices.id, number: invoices.number, kind: invoices.kind, invoicedOn: invoices.invoicedOn, grossMinor: invoices.grossMinor })
      .from(invoices)
      .where(and(eq(invoices.tenantId, scope.tenantId), inArray(invoices.id, ids)))
      .orderBy(asc(invoices.id));
    return { rows: rows.map((row) => ({ ...row, kind: row.kind as "invoice" | "credit_note" })) };
  },
});
