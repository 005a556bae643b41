import { sql } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** So many documents of each kind, the newest ones, have their lines in a customer's history. */
const NEWEST = 200;

/** The customer's orders, shipments, returns, invoices, receipts and logged activities, as the trail names them. */
export async function documentsOfCustomer(scope: TenantScope, customerId: string): Promise<{ type: string; ids: string[] }[]> {
  const tenant = sql`${scope.tenantId}::uuid`;
  const customer = sql`${customerId}::uuid`;
  const rows = await scope.db.execute<{ type: string; ids: string[] }>(sql`
    select 'order' as type, array(select id from orders where tenant_id = ${tenant} and customer_id = ${customer} order by ordered_on desc, id desc limit ${NEWEST}) as ids
    union all select 'shipment', array(select id from shipments where tenant_id = ${tenant} and customer_id = ${customer} order by planned_on desc, id desc limit ${NEWEST})
    union all select 'return_receipt', array(select id from return_receipts where tenant_id = ${tenant} and customer_id = ${customer} order by id desc limit ${NEWEST})
    union all select 'invoice', array(select id from invoices where tenant_id = ${tenant} and customer_id = ${customer} order by invoiced_on desc, id desc limit ${NEWEST})
    union all select 'receipt', array(select id from receipts where tenant_id = ${tenant} and customer_id = ${customer} order by received_on desc, id desc limit ${NEWEST})
    union all select 'activity', array(select id from activities where tenant_id = ${tenant} and customer_id = ${customer} order by happened_at desc, id desc limit ${NEWEST})`);
  return [...rows];
}
