import { and, asc, eq, inArray } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { demandLines } from "@/db/schema/demand";
import { returnReceiptLines, returnReceipts, shipmentLines, shipments } from "@/db/schema/shipments";
import { warehouses } from "@/db/schema/stock";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { MessageData } from "./message-data";
import { orderRefs, type OrderRef } from "./order-data";

/** A line as the order counts it; quantities are decimal text in the item's base unit. */
interface LineData {
  readonly orderLine: number;
  readonly itemCode: string;
  readonly quantity: string;
}

async function shipmentHeads(scope: TenantScope, shipmentIds: readonly string[]) {
  const rows = await scope.db
    .select({ shipment: shipments, customerCode: customers.code, warehouseCode: warehouses.code })
    .from(shipments)
    .innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)))
    .innerJoin(warehouses, and(eq(warehouses.tenantId, shipments.tenantId), eq(warehouses.id, shipments.warehouseId)))
    .where(and(eq(shipments.tenantId, scope.tenantId), inArray(shipments.id, [...new Set(shipmentIds)])));
  const orderIds = rows.filter((row) => row.shipment.sourceType === "order").map((row) => row.shipment.sourceId);
  const orders = await orderRefs(scope, orderIds);
  return rows.map(({ shipment, customerCode, warehouseCode }) => {
    const order = shipment.sourceType === "order" ? (orders.get(shipment.sourceId) ?? null) : null;
    const { id, number, status, plannedOn, shippedOn, deliveredOn, carrier, trackingNumber, version } = shipment;
    const data = { id, number, status, customer: { id: shipment.customerId, code: customerCode }, warehouseCode, plannedOn, shippedOn, deliveredOn, carrier, trackingNumber, version };
    return { id, number, order, data };
  });
}

const channelsOf = (order: OrderRef | null) => (order ? [order.channel] : []);

export async function shipmentMessages(scope: TenantScope, shipmentIds: readonly string[]): Promise<MessageData[]> {
  const lines = await scope.db
    .select({ shipmentId: shipmentLines.shipmentId, orderLine: demandLines.lineNo, itemCode: items.code, quantity: shipmentLines.quantity })
    .from(shipmentLines)
    .innerJoin(demandLines, and(eq(demandLines.tenantId, shipmentLines.tenantId), eq(demandLines.id, shipmentLines.demandLineId)))
    .innerJoin(items, and(eq(items.tenantId, shipmentLines.tenantId), eq(items.id, shipmentLines.itemId)))
    .where(and(eq(shipmentLines.tenantId, scope.tenantId), inArray(shipmentLines.shipmentId, [...shipmentIds])))
    .orderBy(asc(shipmentLines.lineNo));
  const ofShipment = (id: string): LineData[] => lines.filter((line) => line.shipmentId === id).map(({ orderLine, itemCode, quantity }) => ({ orderLine, itemCode, quantity }));
  return (await shipmentHeads(scope, shipmentIds)).map(({ id, number, order, data }) => ({
    subjectId: id, label: number, channels: channelsOf(order), data: { shipment: { ...data, lines: ofShipment(id) }, order },
  }));
}

export async function returnMessages(scope: TenantScope, returnReceiptIds: readonly string[]): Promise<MessageData[]> {
  const receipts = await scope.db.select().from(returnReceipts).where(and(eq(returnReceipts.tenantId, scope.tenantId), inArray(returnReceipts.id, [...returnReceiptIds])));
  if (receipts.length === 0) return [];
  const lines = await scope.db
    .select({ returnReceiptId: returnReceiptLines.returnReceiptId, orderLine: demandLines.lineNo, itemCode: items.code, quantity: returnReceiptLines.quantity })
    .from(returnReceiptLines)
    .innerJoin(demandLines, and(eq(demandLines.tenantId, returnReceiptLines.tenantId), eq(demandLines.id, returnReceiptLines.demandLineId)))
    .innerJoin(items, and(eq(items.tenantId, returnReceiptLines.tenantId), eq(items.id, returnReceiptLines.itemId)))
    .where(and(eq(returnReceiptLines.tenantId, scope.tenantId), inArray(returnReceiptLines.returnReceiptId, [...returnReceiptIds])))
    .orderBy(asc(returnReceiptLines.lineNo));
  const heads = new Map((await shipmentHeads(scope, receipts.map((row) => row.shipmentId))).map((head) => [head.id, head]));
  return receipts.map(({ id, number, shipmentId, receivedOn }) => {
    const head = heads.get(shipmentId);
    const own = lines.filter((line) => line.returnReceiptId === id).map(({ orderLine, itemCode, quantity }): LineData => ({ orderLine, itemCode, quantity }));
    return {
      subjectId: id,
      label: number,
      channels: channelsOf(head?.order ?? null),
      data: { return: { id, number, receivedOn, lines: own }, shipment: head?.data ?? null, order: head?.order ?? null },
    };
  });
}
