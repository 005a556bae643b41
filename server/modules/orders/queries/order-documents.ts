import { sql, type Placeholder, type SQL } from "drizzle-orm";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { idArray, sqlStatement } from "@/server/platform/statement";
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
const invoiceIds = (tenantId: Placeholder, orderId: SQL) => sql`array(
  select il.invoice_id from demand_lines d join invoice_lines il on il.tenant_id = d.tenant_id and il.demand_line_id = d.id
  where d.tenant_id = ${tenantId} and d.source_type = 'order' and d.source_id = ${orderId}
  union
  select il.invoice_id from demand_charges c join invoice_lines il on il.tenant_id = c.tenant_id and il.charge_id = c.id
  where c.tenant_id = ${tenantId} and c.source_type = 'order' and c.source_id = ${orderId})`;

interface DocumentRows {
  shipments: { id: string; number: string; status: string; plannedOn: CalendarDate; shippedOn: CalendarDate | null }[];
  returns: { id: string; number: string; receivedOn: CalendarDate; shipmentNumber: string }[];
  invoices: { id: string; number: string; kind: "invoice" | "credit_note"; invoicedOn: CalendarDate; dueOn: CalendarDate; grossMinor: string; receivedMinor: string; openMinor: string }[];
  receipts: { id: string; number: string; receivedOn: CalendarDate; amountMinor: string; status: string }[];
  billedLines: { demandLineId: string | null; invoiceId: string; netMinor: string }[];
}

/** The rows of a select as one JSON value; amounts are text, since JSON's readers take numbers for floats. */
const together = (rows: SQL) => sql`(select coalesce(json_agg(t), '[]'::json) from (${rows}) t)`;

const documentsOf = sqlStatement<"orderId", DocumentRows>(["orderId"], (value) => {
  const [tenantId, orderId] = [value("tenantId"), sql`${value("orderId")}::uuid`];
  const invoiced = sql`any((select ids from billed)::uuid[])`;
  return sql`
  with billed as materialized (select ${invoiceIds(tenantId, orderId)} as ids)
  select ${together(sql`
    select distinct s.id, s.number, s.status, s.planned_on as "plannedOn", s.shipped_on as "shippedOn" from shipments s
    where s.tenant_id = ${tenantId} and s.source_type = 'order' and s.source_id = ${orderId} order by s.number`)} as shipments,
  ${together(sql`
    select r.id, r.number, r.received_on as "receivedOn", s.number as "shipmentNumber"
    from return_receipts r join shipments s on s.tenant_id = r.tenant_id and s.id = r.shipment_id
    where r.tenant_id = ${tenantId} and s.source_type = 'order' and s.source_id = ${orderId} order by r.number`)} as returns,
  ${together(sql`
    select i.id, i.number, i.kind, i.invoiced_on as "invoicedOn", i.due_on as "dueOn", i.gross_minor::text as "grossMinor",
      coalesce((select sum(a.amount_minor) from allocations a
        join customer_credits c on c.tenant_id = a.tenant_id and c.id = a.credit_id and c.source_type in ('receipt', 'opening')
        where a.tenant_id = ${tenantId} and a.receivable_id = r.id), 0)::text as "receivedMinor",
      coalesce(r.amount_minor - r.allocated_minor, 0)::text as "openMinor"
    from invoices i
    left join receivables r on r.tenant_id = i.tenant_id and r.source_type = 'invoice' and r.source_id = i.id
    where i.tenant_id = ${tenantId} and i.id = ${invoiced} order by i.issued_at, i.number`)} as invoices,
  ${together(sql`
    select distinct rc.id, rc.number, rc.received_on as "receivedOn", rc.amount_minor::text as "amountMinor", rc.status
    from receipts rc
    join customer_credits c on c.tenant_id = rc.tenant_id and c.source_type = 'receipt' and c.source_id = rc.id
    join allocations a on a.tenant_id = c.tenant_id and a.credit_id = c.id
    join receivables r on r.tenant_id = a.tenant_id and r.id = a.receivable_id and r.source_type = 'invoice'
    where rc.tenant_id = ${tenantId} and r.source_id = ${invoiced} order by rc.number`)} as receipts,
  ${together(sql`
    select il.demand_line_id as "demandLineId", il.invoice_id as "invoiceId", il.net_minor::text as "netMinor" from invoice_lines il
    where il.tenant_id = ${tenantId} and il.invoice_id = ${invoiced} order by il.invoice_id, il.line_no`)} as "billedLines"`;
});

/** What an order was invoiced and how much of it is open, minor units of the order's currency; credit notes apart. */
export interface InvoicedAmount {
  readonly grossMinor: bigint;
  readonly openMinor: bigint;
}

// By ids alone, one table after the other: joined, the planner reads every invoice line of the workspace for the sake of a few orders.
const billedTo = sqlStatement<"lines" | "charges", { source: string; invoice_id: string }>(["lines", "charges"], (value) => sql`
  select il.demand_line_id as source, il.invoice_id from invoice_lines il where il.tenant_id = ${value("tenantId")} and il.demand_line_id = any(${value("lines")}::uuid[])
  union
  select il.charge_id, il.invoice_id from invoice_lines il where il.tenant_id = ${value("tenantId")} and il.charge_id is not null and il.charge_id = any(${value("charges")}::uuid[])`);
const amountsOf = sqlStatement<"ids", { id: string; gross_minor: string; open_minor: string }>(["ids"], (value) => sql`
  select i.id, i.gross_minor, coalesce((
      select r.amount_minor - r.allocated_minor from receivables r
      where r.tenant_id = ${value("tenantId")} and r.source_type = 'invoice' and r.source_id = i.id), 0) as open_minor
  from invoices i where i.tenant_id = ${value("tenantId")} and i.kind = 'invoice' and i.id = any(${value("ids")}::uuid[])`);

/** The invoices of orders, by order: what each line and charge of theirs was billed with. */
export async function readInvoicedAmounts(
  scope: TenantScope,
  of: { readonly lines: readonly { id: string; sourceId: string }[]; readonly charges: readonly { id: string; sourceId: string }[] },
): Promise<Map<string, InvoicedAmount[]>> {
  const idsOf = (rows: readonly { id: string }[]) => idArray(rows.map((row) => row.id));
  const billed = await billedTo(scope, { lines: idsOf(of.lines), charges: idsOf(of.charges) });
  const orderOf = new Map([...of.lines, ...of.charges].map((row) => [row.id, row.sourceId]));
  const invoices = billed.length === 0 ? [] : await amountsOf(scope, { ids: idArray([...new Set(billed.map((row) => row.invoice_id))]) });
  const amounts = new Map(invoices.map((row) => [row.id, { grossMinor: BigInt(row.gross_minor), openMinor: BigInt(row.open_minor) }]));
  const ofOrder = new Map<string, Set<string>>();
  for (const { source, invoice_id } of billed) {
    const orderId = orderOf.get(source);
    if (orderId) ofOrder.set(orderId, (ofOrder.get(orderId) ?? new Set()).add(invoice_id));
  }
  return new Map([...ofOrder].map(([orderId, ids]) => [orderId, [...ids].flatMap((id) => amounts.get(id) ?? [])]));
}

/** Reads them from the documents' own tables, in one statement. */
export async function readOrderDocuments(scope: TenantScope, orderId: string): Promise<OrderDocuments> {
  const [row] = await documentsOf(scope, { orderId });
  if (!row) throw new Error("a select without a table answers one row");
  return {
    ...row,
    invoices: row.invoices.map((i) => ({ ...i, grossMinor: BigInt(i.grossMinor), receivedMinor: BigInt(i.receivedMinor), openMinor: BigInt(i.openMinor) })),
    receipts: row.receipts.map((r) => ({ ...r, amountMinor: BigInt(r.amountMinor) })),
    billedLines: row.billedLines.map((l) => ({ ...l, netMinor: BigInt(l.netMinor) })),
  };
}
