import { sql, type SQL } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type Unit = "amount" | "quantity" | "count";

/**
 * One proof. `facts` is a statement over base tables, of a row for everything that was compared:
 * `document` its number, `detail` which comparison, `difference` by how much it fails, in `unit`, and `level`
 * (`ok`, `difference`, `warning`). A check is one statement, so that it sees the books at one moment.
 */
export interface Check {
  readonly name: string;
  facts(scope: TenantScope): SQL;
}

/** The columns of a comparison that should come out equal. */
export function compared(given: { document: SQL; detail: string; actual: SQL; expected: SQL; unit: Unit }): SQL {
  const { document, detail, actual, expected, unit } = given;
  return sql`${document} as document, ${detail}::text as detail, ((${actual}) - (${expected}))::numeric as difference, ${unit}::text as unit,
    case when (${actual}) <> (${expected}) then 'difference' else 'ok' end as level`;
}

/** The columns of a comparison that may not go above its bound. */
export function bounded(given: { document: SQL; detail: string; actual: SQL; most: SQL; unit: Unit }): SQL {
  return compared({ document: given.document, detail: given.detail, actual: given.actual, expected: sql`least(${given.actual}, ${given.most})`, unit: given.unit });
}

export const union = (...parts: SQL[]): SQL => sql.join(parts.map((part) => sql`(${part})`), sql` union all `);

/** Debits less credits of the account that holds a role, by the document that posted them. */
export function ledgerBySource(scope: TenantScope, role: string): SQL {
  return sql`select e.source_type, e.source_id, max(e.source_number) as number, sum(l.debit_minor - l.credit_minor) as amount
    from accounts a
    join journal_lines l on l.tenant_id = a.tenant_id and l.account_id = a.id
    join journal_entries e on e.tenant_id = l.tenant_id and e.id = l.entry_id
    where a.tenant_id = ${scope.tenantId} and a.role = ${role}
    group by e.source_type, e.source_id`;
}

/** Debits less credits of the account that holds a role, in all. */
export function ledgerTotal(scope: TenantScope, role: string): SQL {
  return sql`(select coalesce(sum(l.debit_minor - l.credit_minor), 0) from accounts a
    join journal_lines l on l.tenant_id = a.tenant_id and l.account_id = a.id
    where a.tenant_id = ${scope.tenantId} and a.role = ${role})`;
}

/** Code and name of the account that holds a role, as a document of its own. */
export function accountOf(scope: TenantScope, role: string): SQL {
  return sql`coalesce((select a.code || ' ' || a.name from accounts a where a.tenant_id = ${scope.tenantId} and a.role = ${role}), ${role})`;
}

/**
 * Compares, document by document, what the ledger says of an account with what another book says.
 * @param book statement of source_type, source_id, number, amount (debits less credits)
 */
export function bySource(scope: TenantScope, given: { role: string; detail: string; book: SQL; except?: SQL }): SQL {
  const document = sql`coalesce(book.number, ledger.number, coalesce(ledger.source_type, book.source_type) || ' ' || coalesce(ledger.source_id, book.source_id)::text)`;
  return sql`select ${compared({ document, detail: given.detail, actual: sql`coalesce(ledger.amount, 0)`, expected: sql`coalesce(book.amount, 0)`, unit: "amount" })}
    from (${ledgerBySource(scope, given.role)}) as ledger
    full join (select source_type, source_id, max(number) as number, sum(amount) as amount from (${given.book}) as parts group by source_type, source_id) as book
      on book.source_type = ledger.source_type and book.source_id = ledger.source_id
    where ${given.except ?? sql`true`}`;
}

/** Entries that people made by hand; they belong to no document. */
export const notManual = sql`coalesce(ledger.source_type, book.source_type) not in ('journal_entry', 'opening_balance')`;
