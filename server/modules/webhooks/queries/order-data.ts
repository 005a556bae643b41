import { and, eq, inArray, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { orderLines, orders } from "@/db/schema/orders";
import { toMajorText } from "@/server/kernel/money";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { MessageData } from "./message-data";

/** How the system an order came from knows it: its channel and its key there (ORD-22). */
export interface OrderRef {
  readonly id: string;
  readonly number: string;
  readonly channel: string;
  readonly externalKey: string | null;
  readonly customerReference: string | null;
}

const refColumns = { id: orders.id, number: orders.number, channel: orders.channel, externalKey: orders.externalKey, customerReference: orders.customerReference };

export async function orderRefs(scope: TenantScope, orderIds: readonly string[]): Promise<Map<string, OrderRef>> {
  if (orderIds.length === 0) return new Map();
  const rows = await scope.db
    .select(refColumns)
    .from(orders)
    .where(and(eq(orders.tenantId, scope.tenantId), inArray(orders.id, [...new Set(orderIds)])));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Amounts are decimal text in major units of `currency`. */
export async function orderMessages(scope: TenantScope, orderIds: readonly string[]): Promise<MessageData[]> {
  const promisedOn = sql<string | null>`(select max(${orderLines.promisedOn})::text from ${orderLines} where ${orderLines.tenantId} = ${scope.tenantId} and ${orderLines.orderId} = ${orders.id} and ${orderLines.cancelledAt} is null)`;
  const rows = await scope.db
    .select({ order: orders, customerCode: customers.code, promisedOn })
    .from(orders)
    .innerJoin(customers, and(eq(customers.tenantId, orders.tenantId), eq(customers.id, orders.customerId)))
    .where(and(eq(orders.tenantId, scope.tenantId), inArray(orders.id, [...orderIds])));
  return rows.map(({ order, customerCode, promisedOn: promised }) => {
    const amount = (minor: bigint) => toMajorText(minor, order.currency);
    return {
      subjectId: order.id,
      label: order.number,
      channels: [order.channel],
      data: {
        order: {
          id: order.id, number: order.number, channel: order.channel, externalKey: order.externalKey, customerReference: order.customerReference,
          status: order.status, customer: { id: order.customerId, code: customerCode }, orderedOn: order.orderedOn, requiredOn: order.requiredOn, promisedOn: promised,
          currency: order.currency, net: amount(order.netMinor), charges: amount(order.chargesMinor), tax: amount(order.taxMinor), total: amount(order.grossMinor),
          version: order.version,
        },
      },
    };
  });
}
