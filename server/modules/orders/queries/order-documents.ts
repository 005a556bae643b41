import { sql } from "drizzle-orm";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { groupBy } from "@/server/kernel/grouping";
import { idArray, sqlStatement, type ValueOf } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Every document an order led to, with its state: what the story line across the screen shows. */
export interface OrderDocuments {
  readonly shipments: readonly { id: string; number: string; status: string; plannedOn: CalendarDate; shippedOn: CalendarDate | null }[];
  readonly returns: readonly { id: string; number: string; receivedOn: CalendarDate; shipmentNumber: string }[];
  readonly invoices: readonly {
    id: string;
    number: string;
    kind: "invoice" | "credit_note";
    invoicedOn: CalendarDate;
    dueOn: CalendarDate;
    grossMinor: bigint;
    /** Settled by money (credit notes apart). */
    receivedMinor: bigint;
    openMinor: bigint;
  }[];
  readonly receipts: readonly { id: string; number: string; receivedOn: CalendarDate; amountMinor: bigint; status: string }[];
  readonly billedLines: readonly { demandLineId: string | null; invoiceId: string; netMinor: bigint }[];
}

// One way for lines and one for charges: an OR over both would read every invoice line of the workspace. And an array, which
// the planner takes for a few ids, where it takes a subquery for a large part of the table.
const invoiceIds = (value: ValueOf<"orderId">) => sql`array(
  select il.invoice_id from demand_lines d join invoice_lines il on il.tenant_id = d.tenant_id and il.demand_line_id = d.id
  where d.tenant_id = ${value("tenantId")} and d.source_type = 'order' and d.source_id = ${value("orderId")}
  union
  select il.invoice_id from demand_charges c join invoice_lines il on il.tenant_id = c.tenant_id and il.charge_id = c.id
  where c.tenant_id = ${value("tenantId")} and c.source_type = 'order' and c.source_id = ${value("orderId")})`;

const shipmentsOf = sqlStatement<"orderId", { id: string; number: string; status: string; planned_on: CalendarDate; shipped_on: CalendarDate | null }>(["orderId"], (value) => sql`
  select distinct s.id, s.number, s.status, s.planned_on::text, s.shipped_on::text from shipments s
  where s.tenant_id = ${value("tenantId")} and s.source_type = 'order' and s.source_id = ${value("orderId")} order by s.number`);

const returnsOf = sqlStatement<"orderId", { id: string; number: string; received_on: CalendarDate; shipment_number: string }>(["orderId"], (value) => sql`
  select r.id, r.number, r.received_on::text, s.number as shipment_number
  from return_receipts r join shipments s on s.tenant_id = r.tenant_id and s.id = r.shipment_id
  where r.tenant_id = ${value("tenantId")} and s.source_type = 'order' and s.source_id = ${value("orderId")} order by r.number`);

interface InvoiceOfOrder {
  id: string;
  number: string;
  kind: "invoice" | "credit_note";
  invoiced_on: CalendarDate;
  due_on: CalendarDate;
  gross_minor: string;
  received_minor: string;
  open_minor: string;
}
const invoicesOf = sqlStatement<"orderId", InvoiceOfOrder>(["orderId"], (value) => sql`
  select i.id, i.number, i.kind, i.invoiced_on::text, i.due_on::text, i.gross_minor,
    coalesce((select sum(a.amount_minor) from allocations a
      join customer_credits c on c.tenant_id = a.tenant_id and c.id = a.credit_id and c.source_type in ('receipt', 'opening')
      where a.tenant_id = i.tenant_id and a.receivable_id = r.id), 0) as received_minor,
    coalesce(r.amount_minor - r.allocated_minor, 0) as open_minor
  from invoices i
  left join receivables r on r.tenant_id = i.tenant_id and r.source_type = 'invoice' and r.source_id = i.id
  where i.tenant_id = ${value("tenantId")} and i.id = any(${invoiceIds(value)}) order by i.issued_at, i.number`);

const receiptsOf = sqlStatement<"orderId", { id: string; number: string; received_on: CalendarDate; amount_minor: string; status: string }>(["orderId"], (value) => sql`
  select distinct rc.id, rc.number, rc.received_on::text, rc.amount_minor, rc.status
  from receipts rc
  join customer_credits c on c.tenant_id = rc.tenant_id and c.source_type = 'receipt' and c.source_id = rc.id
  join allocations a on a.tenant_id = c.tenant_id and a.credit_id = c.id
  join receivables r on r.tenant_id = a.tenant_id and r.id = a.receivable_id and r.source_type = 'invoice'
  where rc.tenant_id = ${value("tenantId")} and r.source_id = any(${invoiceIds(value)}) order by rc.number`);

const billedLinesOf = sqlStatement<"orderId", { demand_line_id: string | null; invoice_id: string; net_minor: string }>(["orderId"], (value) => sql`
  select il.demand_line_id, il.invoice_id, il.net_minor from invoice_lines il
  where il.tenant_id = ${value("tenantId")} and il.invoice_id = any(${invoiceIds(value)}) order by il.invoice_id, il.line_no`);

function invoiceFrom(row: InvoiceOfOrder): OrderDocuments["invoices"][number] {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    invoicedOn: row.invoiced_on,
    dueOn: row.due_on,
    grossMinor: BigInt(row.gross_minor),
    receivedMinor: BigInt(row.received_minor),
    openMinor: BigInt(row.open_minor),
  };
}

/** What an order was invoiced and how much of it is open, minor units of the order's currency; credit notes apart. */
export interface InvoicedAmount {
  readonly grossMinor: bigint;
  readonly openMinor: bigint;
}

// Order by order, each by its own few ids: joined as a whole, the planner reads every invoice of the workspace.
const invoicedOf = sqlStatement<"orders", { order_id: string; gross_minor: string; open_minor: string }>(["orders"], (value) => sql`
  select o.id as order_id, i.gross_minor, coalesce(r.amount_minor - r.allocated_minor, 0) as open_minor
  from unnest(${value("orders")}::uuid[]) as o(id)
  cross join lateral (
    select i.id, i.gross_minor from invoices i where i.tenant_id = ${value("tenantId")} and i.kind = 'invoice' and i.id = any(array(
      select il.invoice_id from demand_lines d join invoice_lines il on il.tenant_id = d.tenant_id and il.demand_line_id = d.id
      where d.tenant_id = ${value("tenantId")} and d.source_type = 'order' and d.source_id = o.id
      union
      select il.invoice_id from demand_charges c join invoice_lines il on il.tenant_id = c.tenant_id and il.charge_id = c.id
      where c.tenant_id = ${value("tenantId")} and c.source_type = 'order' and c.source_id = o.id))
  ) i
  left join receivables r on r.tenant_id = ${value("tenantId")} and r.source_type = 'invoice' and r.source_id = i.id`);

export async function readInvoicedAmounts(scope: TenantScope, orderIds: readonly string[]): Promise<Map<string, InvoicedAmount[]>> {
  const rows = await invoicedOf(scope, { orders: idArray(orderIds) });
  const byOrder = groupBy(rows, (row) => row.order_id);
  return new Map([...byOrder].map(([orderId, own]) => [orderId, own.map((row) => ({ grossMinor: BigInt(row.gross_minor), openMinor: BigInt(row.open_minor) }))]));
}

/** Reads them from the documents' own tables; five statements sent together. */
export async function readOrderDocuments(scope: TenantScope, orderId: string): Promise<OrderDocuments> {
  const of = { orderId };
  const [shipments, returns, invoices, receipts, billed] = await Promise.all([
    shipmentsOf(scope, of), returnsOf(scope, of), invoicesOf(scope, of), receiptsOf(scope, of), billedLinesOf(scope, of),
  ]);
  return {
    shipments: shipments.map((s) => ({ id: s.id, number: s.number, status: s.status, plannedOn: s.planned_on, shippedOn: s.shipped_on })),
    returns: returns.map((r) => ({ id: r.id, number: r.number, receivedOn: r.received_on, shipmentNumber: r.shipment_number })),
    invoices: invoices.map(invoiceFrom),
    receipts: receipts.map((r) => ({ id: r.id, number: r.number, receivedOn: r.received_on, amountMinor: BigInt(r.amount_minor), status: r.status })),
    billedLines: billed.map((l) => ({ demandLineId: l.demand_line_id, invoiceId: l.invoice_id, netMinor: BigInt(l.net_minor) })),
  };
}
