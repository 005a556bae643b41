import { and, asc, eq, inArray, isNotNull, like, or, sql, type SQL } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { customers, legalEntities } from "@/db/schema/customers";
import { demandLines } from "@/db/schema/demand";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { groupBy } from "@/server/kernel/grouping";
import { notFound } from "@/server/kernel/errors";
import { netValue, sumMinor } from "@/server/kernel/money";
import { isPositive } from "@/server/kernel/quantity";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { billableLinesInput, listToInvoiceInput } from "../inputs";
import { billableQuantity } from "../rules/invoice-amounts";

const isBillable = sql`${shipmentLines.invoiced} + ${shipmentLines.returnedUnbilled} < ${shipmentLines.quantity}`;
/** Begins with the lines that can be billed, which are few, instead of asking every shipment. */
const billableShipment = (tenantId: string) => sql`${shipments.id} = any(array(select distinct ${shipmentLines.shipmentId} from ${shipmentLines} where ${shipmentLines.tenantId} = ${tenantId} and ${isBillable}))`;

/** Shipments whose revenue is fixed and not yet invoiced, the oldest first: no shipment is left unbilled (BIL-02). Net value at order price. */
export const listToInvoice = defineQuery({
  name: "invoicing.list-to-invoice",
  permission: "invoices.view",
  input: listToInvoiceInput,
  async run(scope, input) {
    const pattern = input.search?.trim() ? likePattern(input.search) : null;
    const cursor = input.cursor ? decodeCursor(input.cursor) : null;
    const rows = await scope.db
      .select({
        id: shipments.id,
        number: shipments.number,
        customerId: shipments.customerId,
        customerName: customers.name,
        legalEntityId: shipments.legalEntityId,
        entityName: legalEntities.name,
        orderId: shipments.sourceId,
        orderNumber: shipments.sourceNumber,
        shippedOn: shipments.shippedOn,
        recognisedOn: shipments.recognisedOn,
      })
      .from(shipments)
      .innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)))
      .innerJoin(legalEntities, and(eq(legalEntities.tenantId, shipments.tenantId), eq(legalEntities.id, shipments.legalEntityId)))
      .where(
        and(
          eq(shipments.tenantId, scope.tenantId),
          customerVisible(scope, shipments.customerId),
          isNotNull(shipments.recognisedOn),
          billableShipment(scope.tenantId),
          input.customerId ? eq(shipments.customerId, input.customerId) : undefined,
          pattern ? or(like(sql`lower(${shipments.number})`, pattern), like(sql`lower(${shipments.sourceNumber})`, pattern), like(customers.searchText, pattern)) : undefined,
          cursor ? sql`(${shipments.recognisedOn}, ${shipments.id}) > (${cursor.sortValue}::date, ${cursor.id}::uuid)` : undefined,
        ),
      )
      .orderBy(asc(shipments.recognisedOn), asc(shipments.id))
      .limit(input.limit + 1);
    const lines = rows.length > 0 ? await readBillable(scope, inArray(shipmentLines.shipmentId, rows.map((row) => row.id))) : [];
    const values = groupBy(lines, (line) => line.shipmentId);
    const valued = rows.map((row) => ({ ...row, netMinor: sumMinor((values.get(row.id) ?? []).map((line) => line.netMinor)), lineCount: values.get(row.id)?.length ?? 0 }));
    return pageOf(valued, input.limit, (row) => row.recognisedOn ?? "");
  },
});

/** What can be billed of named shipments, or of all of an order's, line by line, for an invoice over a part of it (BIL-06). */
export const billableLines = defineQuery({
  name: "invoicing.billable-lines",
  permission: "invoices.issue",
  input: billableLinesInput,
  async run(scope, { shipmentIds, orderId }) {
    const ids = [...new Set(shipmentIds)] as string[];
    const wanted = orderId ? and(eq(shipments.sourceType, "order"), eq(shipments.sourceId, orderId), isNotNull(shipments.recognisedOn)) : inArray(shipments.id, ids);
    const [heads, lines] = await Promise.all([
      scope.db
        .select({
          id: shipments.id, number: shipments.number, orderNumber: shipments.sourceNumber, customerId: shipments.customerId, customerName: customers.name,
          legalEntityId: shipments.legalEntityId, entityName: legalEntities.name, shippedOn: shipments.shippedOn, recognisedOn: shipments.recognisedOn,
          customerReference: shipments.customerReference,
        })
        .from(shipments)
        .innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)))
        .innerJoin(legalEntities, and(eq(legalEntities.tenantId, shipments.tenantId), eq(legalEntities.id, shipments.legalEntityId)))
        .where(and(eq(shipments.tenantId, scope.tenantId), wanted, customerVisible(scope, shipments.customerId)))
        .orderBy(asc(shipments.id)),
      readBillable(scope, and(wanted, customerVisible(scope, shipments.customerId))),
    ]);
    if (heads.length < ids.length) throw notFound("shipment");
    return { shipments: heads, lines };
  },
});

async function readBillable(scope: TenantScope, which: SQL | undefined) {
  const rows = await scope.db
    .select({
      id: shipmentLines.id,
      shipmentId: shipmentLines.shipmentId,
      shipmentNumber: shipments.number,
      lineNo: shipmentLines.lineNo,
      itemCode: items.code,
      description: demandLines.description,
      unitCode: units.code,
      quantity: shipmentLines.quantity,
      returnedUnbilled: shipmentLines.returnedUnbilled,
      invoiced: shipmentLines.invoiced,
      unitPrice: demandLines.unitPrice,
      discountPercent: demandLines.discountPercent,
      currency: demandLines.currency,
    })
    .from(shipmentLines)
    .innerJoin(shipments, and(eq(shipments.tenantId, shipmentLines.tenantId), eq(shipments.id, shipmentLines.shipmentId)))
    .innerJoin(demandLines, and(eq(demandLines.tenantId, shipmentLines.tenantId), eq(demandLines.id, shipmentLines.demandLineId)))
    .innerJoin(items, and(eq(items.tenantId, shipmentLines.tenantId), eq(items.id, shipmentLines.itemId)))
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .where(and(eq(shipmentLines.tenantId, scope.tenantId), which, isNotNull(shipments.recognisedOn), isBillable))
    .orderBy(asc(shipmentLines.shipmentId), asc(shipmentLines.lineNo));
  return rows
    .map((row) => ({ ...row, billable: billableQuantity(row) }))
    .filter((row) => isPositive(row.billable))
    .map((row) => ({ ...row, netMinor: netValue({ ...row, quantity: row.billable }) }));
}
