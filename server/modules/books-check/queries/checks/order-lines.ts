import { sql } from "drizzle-orm";
import { bounded, type Check, compared, union } from "../facts";

const line = sql`d.source_number || ' / ' || d.line_no`;
const shipmentLine = sql`s.number || ' / ' || x.line_no`;

/** Shipped ≤ ordered; what order lines say is shipped or scheduled is on shipments; what was dispatched left the stock. */
export const shippedOrdered: Check = {
  name: "shipped-ordered",
  facts: (scope) => {
    const t = scope.tenantId;
    return union(
      sql`select ${bounded({ document: line, detail: "shipped_exceeds_ordered", actual: sql`d.shipped`, most: sql`d.ordered - d.cancelled`, unit: "quantity" })} from demand_lines d where d.tenant_id = ${t}`,
      sql`with on_shipments as (
          select x.demand_line_id, sum(x.quantity) filter (where s.status in ('dispatched', 'delivered')) as shipped,
            sum(x.quantity) filter (where s.status in ('planned', 'released', 'packed')) as scheduled
          from shipment_lines x join shipments s on s.tenant_id = x.tenant_id and s.id = x.shipment_id where x.tenant_id = ${t} group by x.demand_line_id
        )
        select ${compared({ document: line, detail: "shipped_differs_from_shipments", actual: sql`d.shipped`, expected: sql`coalesce(o.shipped, 0)`, unit: "quantity" })}
          from demand_lines d left join on_shipments o on o.demand_line_id = d.id where d.tenant_id = ${t}
        union all
        select ${compared({ document: line, detail: "scheduled_differs_from_shipments", actual: sql`d.scheduled`, expected: sql`coalesce(o.scheduled, 0)`, unit: "quantity" })}
          from demand_lines d left join on_shipments o on o.demand_line_id = d.id where d.tenant_id = ${t}`,
      sql`select ${compared({ document: sql`s.number || ' ' || i.code`, detail: "dispatched_differs_from_stock", actual: sql`coalesce(m.quantity, 0)`, expected: sql`case when s.status in ('dispatched', 'delivered') then p.quantity else 0 end`, unit: "quantity" })}
        from (select x.shipment_id, x.item_id, sum(x.quantity) as quantity from shipment_lines x join demand_lines d on d.tenant_id = x.tenant_id and d.id = x.demand_line_id and d.is_stocked
              where x.tenant_id = ${t} group by x.shipment_id, x.item_id) as p
        join shipments s on s.tenant_id = ${t} and s.id = p.shipment_id
        join items i on i.tenant_id = ${t} and i.id = p.item_id
        left join (select source_id, item_id, -sum(quantity) as quantity from stock_moves where tenant_id = ${t} and source_type = 'shipment' group by source_id, item_id) as m
          on m.source_id = p.shipment_id and m.item_id = p.item_id`,
    );
  },
};

/** Returned ≤ shipped, and what came back is on return receipts. */
export const returnedShipped: Check = {
  name: "returned-shipped",
  facts: (scope) => {
    const t = scope.tenantId;
    return sql`with by_line as (
        select demand_line_id, shipment_line_id, quantity, unbilled_quantity, credited_quantity from return_receipt_lines where tenant_id = ${t}
      ), by_demand as (
        select demand_line_id, sum(quantity) as returned, sum(unbilled_quantity) as unbilled, sum(credited_quantity) as credited from by_line group by demand_line_id
      ), by_shipment as (
        select shipment_line_id, sum(quantity) as returned from by_line group by shipment_line_id
      ) ${union(
        sql`select ${bounded({ document: line, detail: "returned_exceeds_shipped", actual: sql`d.returned`, most: sql`d.shipped`, unit: "quantity" })} from demand_lines d where d.tenant_id = ${t}`,
        sql`select ${compared({ document: line, detail: "returned_differs_from_receipts", actual: sql`d.returned`, expected: sql`coalesce(r.returned, 0)`, unit: "quantity" })}
          from demand_lines d left join by_demand r on r.demand_line_id = d.id where d.tenant_id = ${t}`,
        sql`select ${compared({ document: line, detail: "unbilled_return_differs", actual: sql`d.returned_unbilled`, expected: sql`coalesce(r.unbilled, 0)`, unit: "quantity" })}
          from demand_lines d left join by_demand r on r.demand_line_id = d.id where d.tenant_id = ${t}`,
        sql`select ${compared({ document: line, detail: "credited_return_differs", actual: sql`d.credited`, expected: sql`coalesce(r.credited, 0)`, unit: "quantity" })}
          from demand_lines d left join by_demand r on r.demand_line_id = d.id where d.tenant_id = ${t}`,
        sql`select ${compared({ document: shipmentLine, detail: "returned_of_shipment_line", actual: sql`x.returned`, expected: sql`coalesce(r.returned, 0)`, unit: "quantity" })}
          from shipment_lines x join shipments s on s.tenant_id = x.tenant_id and s.id = x.shipment_id left join by_shipment r on r.shipment_line_id = x.id where x.tenant_id = ${t}`,
        sql`select ${bounded({ document: shipmentLine, detail: "returned_exceeds_shipment", actual: sql`x.returned`, most: sql`x.quantity`, unit: "quantity" })}
          from shipment_lines x join shipments s on s.tenant_id = x.tenant_id and s.id = x.shipment_id where x.tenant_id = ${t}`,
      )}`;
  },
};

/** Invoiced ≤ shipped, and quantity and value invoiced and credited are on invoices and credit notes. */
export const invoicedShipped: Check = {
  name: "invoiced-shipped",
  facts: (scope) => {
    const t = scope.tenantId;
    return sql`with lines as materialized (
        select l.*, i.kind, i.number from invoice_lines l join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id where l.tenant_id = ${t}
      ), by_demand as (
        select demand_line_id, sum(quantity) as quantity, sum(net_minor) as net from lines where kind = 'invoice' and demand_line_id is not null group by demand_line_id
      ), by_shipment as (
        select shipment_line_id, sum(quantity) as quantity from lines where kind = 'invoice' and shipment_line_id is not null group by shipment_line_id
      ), by_charge as (
        select charge_id, sum(net_minor) as net from lines where kind = 'invoice' and charge_id is not null group by charge_id
      ), credited_lines as (
        select corrects_line_id, sum(quantity) as quantity, sum(net_minor) as net from lines where kind = 'credit_note' group by corrects_line_id
      ), credited as (
        select corrects_id, sum(gross_minor) as gross from invoices where tenant_id = ${t} and kind = 'credit_note' group by corrects_id
      ) ${union(
        sql`select ${bounded({ document: line, detail: "invoiced_exceeds_shipped", actual: sql`d.invoiced + d.returned_unbilled`, most: sql`d.shipped`, unit: "quantity" })} from demand_lines d where d.tenant_id = ${t}`,
        sql`select ${compared({ document: line, detail: "invoiced_differs_from_invoices", actual: sql`d.invoiced`, expected: sql`coalesce(b.quantity, 0)`, unit: "quantity" })}
          from demand_lines d left join by_demand b on b.demand_line_id = d.id where d.tenant_id = ${t}`,
        sql`select ${compared({ document: line, detail: "value_differs_from_invoices", actual: sql`d.invoiced_minor`, expected: sql`coalesce(b.net, 0)`, unit: "amount" })}
          from demand_lines d left join by_demand b on b.demand_line_id = d.id where d.tenant_id = ${t}`,
        sql`select ${compared({ document: shipmentLine, detail: "invoiced_of_shipment_line", actual: sql`x.invoiced`, expected: sql`coalesce(b.quantity, 0)`, unit: "quantity" })}
          from shipment_lines x join shipments s on s.tenant_id = x.tenant_id and s.id = x.shipment_id left join by_shipment b on b.shipment_line_id = x.id where x.tenant_id = ${t}`,
        sql`select ${compared({ document: sql`c.source_number || ' ' || c.kind`, detail: "charge_differs_from_invoices", actual: sql`c.invoiced_minor`, expected: sql`coalesce(b.net, 0)`, unit: "amount" })}
          from demand_charges c left join by_charge b on b.charge_id = c.id where c.tenant_id = ${t}`,
        sql`select ${compared({ document: sql`l.number || ' / ' || l.line_no`, detail: "credited_of_invoice_line", actual: sql`l.credited_net_minor`, expected: sql`coalesce(b.net, 0)`, unit: "amount" })}
          from lines l left join credited_lines b on b.corrects_line_id = l.id where l.kind = 'invoice'`,
        sql`select ${compared({ document: sql`l.number || ' / ' || l.line_no`, detail: "credited_quantity_of_invoice_line", actual: sql`l.credited_quantity`, expected: sql`coalesce(b.quantity, 0)`, unit: "quantity" })}
          from lines l left join credited_lines b on b.corrects_line_id = l.id where l.kind = 'invoice'`,
        sql`select ${compared({ document: sql`i.number`, detail: "credited_of_invoice", actual: sql`i.credited_minor`, expected: sql`coalesce(b.gross, 0)`, unit: "amount" })}
          from invoices i left join credited b on b.corrects_id = i.id where i.tenant_id = ${t} and i.kind = 'invoice'`,
        sql`select ${bounded({ document: sql`i.number`, detail: "credited_exceeds_invoice", actual: sql`coalesce(b.gross, 0)`, most: sql`i.gross_minor`, unit: "amount" })}
          from invoices i left join credited b on b.corrects_id = i.id where i.tenant_id = ${t} and i.kind = 'invoice'`,
      )}`;
  },
};
