import { sql, type SQL } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { accountOf, bySource, type Check, compared, ledgerTotal, notManual, union } from "../facts";

/** Revenue that a shipment recognised and its returns took back, under the shipment. */
function recognisedByShipment(scope: TenantScope): SQL {
  return sql`select 'shipment'::text as source_type, s.id as source_id, s.number, coalesce(sum(l.recognised_minor), 0) as amount
    from shipments s join shipment_lines l on l.tenant_id = s.tenant_id and l.shipment_id = s.id
    where s.tenant_id = ${scope.tenantId} group by s.id, s.number`;
}

/** The ledger's side of an account, with returns counted to the shipment they belong to. */
function returnsToShipments(scope: TenantScope, role: string): SQL {
  return sql`select 'return_receipt'::text as source_type, q.id as source_id, q.number, coalesce(sum(l.debit_minor - l.credit_minor), 0) as amount
    from return_receipts q
    join journal_entries e on e.tenant_id = q.tenant_id and e.source_type = 'return_receipt' and e.source_id = q.id
    join journal_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
    join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.role = ${role}
    where q.tenant_id = ${scope.tenantId} group by q.id, q.number
    union all
    select 'shipment', q.shipment_id, null, -sum(l.debit_minor - l.credit_minor)
    from return_receipts q
    join journal_entries e on e.tenant_id = q.tenant_id and e.source_type = 'return_receipt' and e.source_id = q.id
    join journal_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
    join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.role = ${role}
    where q.tenant_id = ${scope.tenantId} group by q.shipment_id`;
}

/** Net of the lines of goods (or charges, or credit notes) by document. */
function netByDocument(scope: TenantScope, wanted: { kind: "invoice" | "credit_note"; lines: "goods" | "charges" | "all"; sign: 1 | -1 }): SQL {
  const lines = wanted.lines === "goods" ? sql`and l.demand_line_id is not null` : wanted.lines === "charges" ? sql`and l.charge_id is not null` : sql``;
  return sql`select i.kind as source_type, i.id as source_id, i.number, ${wanted.sign}::int * sum(l.net_minor) as amount
    from invoices i join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
    where i.tenant_id = ${scope.tenantId} and i.kind = ${wanted.kind} ${lines} group by i.kind, i.id, i.number`;
}

/** Revenue recognised and not invoiced = the unbilled account, by shipment, by invoice, by order line and in all. */
export const unbilledLedger: Check = {
  name: "unbilled-ledger",
  facts: (scope) => {
    const t = scope.tenantId;
    return union(
      bySource(scope, {
        role: "unbilled_receivables",
        detail: "unbilled_differs_from_ledger",
        book: union(recognisedByShipment(scope), returnsToShipments(scope, "unbilled_receivables"), netByDocument(scope, { kind: "invoice", lines: "goods", sign: -1 })),
      }),
      sql`select ${compared({
        document: accountOf(scope, "unbilled_receivables"),
        detail: "account_differs",
        actual: ledgerTotal(scope, "unbilled_receivables"),
        expected: sql`(select coalesce(sum(recognised_minor - invoiced_minor), 0) from demand_lines where tenant_id = ${t})`,
        unit: "amount",
      })}`,
      sql`select ${compared({ document: sql`d.source_number || ' / ' || d.line_no`, detail: "recognised_of_order_line", actual: sql`d.recognised_minor`, expected: sql`coalesce(s.amount, 0)`, unit: "amount" })}
        from demand_lines d left join (select demand_line_id, sum(recognised_minor) as amount from shipment_lines where tenant_id = ${t} group by demand_line_id) as s
          on s.demand_line_id = d.id where d.tenant_id = ${t}`,
    );
  },
};

/** Revenue accounts = what shipments, invoices and credit notes say of revenue, freight and returns; entries by hand apart. */
export const revenue: Check = {
  name: "revenue",
  facts: (scope) => union(
    bySource(scope, {
      role: "revenue",
      detail: "revenue_differs_from_ledger",
      book: union(sql`select source_type, source_id, number, -amount as amount from (${recognisedByShipment(scope)}) as recognised`, returnsToShipments(scope, "revenue")),
      except: notManual,
    }),
    bySource(scope, { role: "freight_revenue", detail: "freight_differs_from_ledger", book: netByDocument(scope, { kind: "invoice", lines: "charges", sign: -1 }), except: notManual }),
    bySource(scope, { role: "sales_returns", detail: "credit_differs_from_ledger", book: netByDocument(scope, { kind: "credit_note", lines: "all", sign: 1 }), except: notManual }),
  ),
};

/** The output tax account = tax of invoices less tax of credit notes; a document's tax = its rates on its lines. */
export const tax: Check = {
  name: "tax",
  facts: (scope) => {
    const t = scope.tenantId;
    return union(
      bySource(scope, {
        role: "output_tax",
        detail: "tax_differs_from_ledger",
        book: sql`select kind as source_type, id as source_id, number, case kind when 'invoice' then -tax_minor else tax_minor end as amount from invoices where tenant_id = ${t}`,
        except: notManual,
      }),
      sql`select ${compared({ document: sql`i.number`, detail: "tax_of_document", actual: sql`i.tax_minor`, expected: sql`coalesce(x.tax, 0)`, unit: "amount" })}
        from invoices i left join (select invoice_id, sum(tax_minor) as tax from invoice_taxes where tenant_id = ${t} group by invoice_id) as x on x.invoice_id = i.id
        where i.tenant_id = ${t}`,
      sql`select ${compared({ document: sql`i.number`, detail: "tax_of_rate", actual: sql`x.tax_minor`, expected: sql`round(x.base_minor * x.rate_percent / 100)`, unit: "amount" })}
        from invoice_taxes x join invoices i on i.tenant_id = x.tenant_id and i.id = x.invoice_id where x.tenant_id = ${t} and i.kind = 'invoice'`,
      sql`select ${compared({ document: sql`i.number`, detail: "net_of_document", actual: sql`i.net_minor`, expected: sql`coalesce(l.net, 0)`, unit: "amount" })}
        from invoices i left join (select invoice_id, sum(net_minor) as net from invoice_lines where tenant_id = ${t} group by invoice_id) as l on l.invoice_id = i.id
        where i.tenant_id = ${t}`,
    );
  },
};
