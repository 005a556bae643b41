import { sql } from "drizzle-orm";
import { accountOf, bounded, bySource, type Check, compared, ledgerTotal, union } from "../facts";

/** The receivables account = what customers owe, document by document and in all. */
export const receivablesLedger: Check = {
  name: "receivables-ledger",
  facts: (scope) => union(
    bySource(scope, {
      role: "accounts_receivable",
      detail: "receivable_differs_from_ledger",
      book: sql`select source_type, source_id, number, amount_minor as amount from receivables where tenant_id = ${scope.tenantId}
        union all
        select c.source_type, c.source_id, c.number, -x.amount_minor from allocations x join customer_credits c on c.tenant_id = x.tenant_id and c.id = x.credit_id
        where x.tenant_id = ${scope.tenantId}`,
    }),
    sql`select ${compared({
      document: accountOf(scope, "accounts_receivable"),
      detail: "account_differs",
      actual: ledgerTotal(scope, "accounts_receivable"),
      expected: sql`(select coalesce(sum(amount_minor - allocated_minor), 0) from receivables where tenant_id = ${scope.tenantId})`,
      unit: "amount",
    })}`,
  ),
};

/** The advances account = what customers have with us, document by document and in all. */
export const advancesLedger: Check = {
  name: "advances-ledger",
  facts: (scope) => union(
    bySource(scope, {
      role: "customer_advances",
      detail: "advance_differs_from_ledger",
      book: sql`select source_type, source_id, number, reversed_minor - amount_minor as amount from customer_credits where tenant_id = ${scope.tenantId}
        union all
        select c.source_type, c.source_id, c.number, x.amount_minor from allocations x join customer_credits c on c.tenant_id = x.tenant_id and c.id = x.credit_id
        where x.tenant_id = ${scope.tenantId}`,
    }),
    sql`select ${compared({
      document: accountOf(scope, "customer_advances"),
      detail: "account_differs",
      actual: ledgerTotal(scope, "customer_advances"),
      expected: sql`(select -coalesce(sum(amount_minor - allocated_minor - reversed_minor), 0) from customer_credits where tenant_id = ${scope.tenantId})`,
      unit: "amount",
    })}`,
  ),
};

/** What is allocated of a document is the sum of its allocations and no more than the document; invoices stand as receivables. */
export const allocatedReceivables: Check = {
  name: "allocated-receivables",
  facts: (scope) => {
    const t = scope.tenantId;
    const sums = (column: "receivable_id" | "credit_id") =>
      column === "receivable_id"
        ? sql`(select receivable_id as id, sum(amount_minor) as amount from allocations where tenant_id = ${t} group by receivable_id)`
        : sql`(select credit_id as id, sum(amount_minor) as amount from allocations where tenant_id = ${t} group by credit_id)`;
    return union(
      sql`select ${compared({ document: sql`r.number`, detail: "allocated_of_receivable", actual: sql`r.allocated_minor`, expected: sql`coalesce(s.amount, 0)`, unit: "amount" })}
        from receivables r left join ${sums("receivable_id")} as s on s.id = r.id where r.tenant_id = ${t}`,
      sql`select ${bounded({ document: sql`r.number`, detail: "allocated_exceeds_receivable", actual: sql`r.allocated_minor`, most: sql`r.amount_minor`, unit: "amount" })} from receivables r where r.tenant_id = ${t}`,
      sql`select ${compared({ document: sql`c.number`, detail: "allocated_of_credit", actual: sql`c.allocated_minor`, expected: sql`coalesce(s.amount, 0)`, unit: "amount" })}
        from customer_credits c left join ${sums("credit_id")} as s on s.id = c.id where c.tenant_id = ${t}`,
      sql`select ${bounded({ document: sql`c.number`, detail: "allocated_exceeds_credit", actual: sql`c.allocated_minor + c.reversed_minor`, most: sql`c.amount_minor`, unit: "amount" })} from customer_credits c where c.tenant_id = ${t}`,
      sql`select ${compared({ document: sql`r.number`, detail: "undone_differently", actual: sql`x.amount_minor`, expected: sql`-o.amount_minor`, unit: "amount" })}
        from allocations x join allocations o on o.tenant_id = x.tenant_id and o.id = x.undoes_id join receivables r on r.tenant_id = x.tenant_id and r.id = x.receivable_id
        where x.tenant_id = ${t}`,
      sql`select ${compared({ document: sql`i.number`, detail: "invoice_without_its_receivable", actual: sql`coalesce(r.amount_minor, 0)`, expected: sql`i.gross_minor`, unit: "amount" })}
        from invoices i left join receivables r on r.tenant_id = i.tenant_id and r.source_type = 'invoice' and r.source_id = i.id where i.tenant_id = ${t} and i.kind = 'invoice'`,
      sql`select ${compared({ document: sql`i.number`, detail: "credit_note_without_its_credit", actual: sql`coalesce(c.amount_minor, 0)`, expected: sql`i.gross_minor`, unit: "amount" })}
        from invoices i left join customer_credits c on c.tenant_id = i.tenant_id and c.source_type = 'credit_note' and c.source_id = i.id where i.tenant_id = ${t} and i.kind = 'credit_note'`,
    );
  },
};

/** Every receipt stands as a credit of its amount (of nothing once reversed), and as money in the ledger. */
export const receiptsCredits: Check = {
  name: "receipts-credits",
  facts: (scope) => {
    const t = scope.tenantId;
    return union(
      sql`select ${compared({ document: sql`r.number`, detail: "receipt_without_its_credit", actual: sql`coalesce(c.amount_minor, 0)`, expected: sql`r.amount_minor`, unit: "amount" })}
        from receipts r left join customer_credits c on c.tenant_id = r.tenant_id and c.source_type = 'receipt' and c.source_id = r.id where r.tenant_id = ${t}`,
      sql`select ${compared({ document: sql`r.number`, detail: "reversal_of_receipt", actual: sql`coalesce(c.reversed_minor, 0)`, expected: sql`case r.status when 'reversed' then r.amount_minor else 0 end`, unit: "amount" })}
        from receipts r left join customer_credits c on c.tenant_id = r.tenant_id and c.source_type = 'receipt' and c.source_id = r.id where r.tenant_id = ${t}`,
      sql`select ${compared({ document: sql`r.number`, detail: "receipt_differs_from_ledger", actual: sql`coalesce(m.amount, 0)`, expected: sql`case r.status when 'reversed' then 0 else r.amount_minor end`, unit: "amount" })}
        from receipts r left join (
          select e.source_id, sum(l.debit_minor - l.credit_minor) as amount
          from journal_entries e
          join journal_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
          join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.role is distinct from 'accounts_receivable' and a.role is distinct from 'customer_advances'
          where e.tenant_id = ${t} and e.source_type = 'receipt' group by e.source_id
        ) as m on m.source_id = r.id where r.tenant_id = ${t}`,
    );
  },
};
