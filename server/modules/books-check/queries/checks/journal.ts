import { sql } from "drizzle-orm";
import { type Check, compared, union } from "../facts";

/** How a journal entry is called in a finding: its number, or before it is sealed that of its document. */
export const entryName = sql`coalesce(e.number, e.source_number, e.source_type || ' ' || e.id::text)`;

/** Σ debit = Σ credit, entry by entry. */
export const journalBalanced: Check = {
  name: "journal-balanced",
  facts: (scope) => union(
    sql`select ${compared({ document: entryName, detail: "entry_unbalanced", actual: sql`coalesce(sum(l.debit_minor - l.credit_minor), 0)`, expected: sql`0`, unit: "amount" })}
      from journal_entries e left join journal_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
      where e.tenant_id = ${scope.tenantId} group by e.id, e.number, e.source_number, e.source_type`,
    sql`select ${entryName}, 'entry_without_lines', 0, 'count', 'difference' from journal_entries e
      where e.tenant_id = ${scope.tenantId} and not exists (select 1 from journal_lines l where l.tenant_id = ${scope.tenantId} and l.entry_id = e.id)`,
    sql`select ${entryName}, 'line_on_another_day', l.debit_minor - l.credit_minor, 'amount', 'difference'
      from journal_lines l join journal_entries e on e.tenant_id = l.tenant_id and e.id = l.entry_id
      where l.tenant_id = ${scope.tenantId} and l.entry_on <> e.entry_on`,
  ),
};

/** Nothing was posted into a closed period after it was closed. */
export const periodLock: Check = {
  name: "period-lock",
  facts: (scope) => sql`
    select ${entryName} as document, 'posted_after_closing'::text as detail,
      (select coalesce(sum(l.debit_minor), 0) from journal_lines l where l.tenant_id = ${scope.tenantId} and l.entry_id = e.id) as difference, 'amount'::text as unit,
      case when e.posted_at > p.updated_at then 'difference' else 'ok' end as level
    from period_locks p join journal_entries e on e.tenant_id = p.tenant_id and e.entry_on <= p.locked_through
    where p.tenant_id = ${scope.tenantId}`,
};

/**
 * The chain of sealed entries, computed again from the tables: every hash is that of the hash before it and of the
 * entry's own ids, dates, amounts and account codes, and the sequence has no gap.
 */
export const hashChain: Check = {
  name: "hash-chain",
  facts: (scope) => sql`
    with lines as (
      select l.entry_id, sum(l.debit_minor) as amount,
        string_agg(l.line_no || ' ' || a.code || ' ' || l.debit_minor || ' ' || l.credit_minor || ' ' || coalesce(l.customer_id::text, '-'), chr(10) order by l.line_no) as text
      from journal_lines l join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where l.tenant_id = ${scope.tenantId} group by l.entry_id
    ), sealed as (
      select e.number, e.sealed_sequence, e.hash, coalesce(lines.amount, 0) as amount,
        lag(e.sealed_sequence, 1, 0::bigint) over (order by e.sealed_sequence) as previous_sequence,
        lag(e.hash, 1, repeat('0', 64)) over (order by e.sealed_sequence) as previous_hash,
        concat_ws(chr(10), 'naru-journal-1', e.sealed_sequence, e.number, e.id, to_char(e.entry_on, 'YYYY-MM-DD'), to_char(e.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          e.source_type, e.source_id, coalesce(e.reverses_id::text, '-'), lines.text) as text
      from journal_entries e left join lines on lines.entry_id = e.id
      where e.tenant_id = ${scope.tenantId} and e.sealed_sequence is not null
    )
    select number as document, 'hash_broken'::text as detail, amount as difference, 'amount'::text as unit,
      case when hash is distinct from encode(sha256(convert_to(previous_hash || chr(10) || text, 'UTF8')), 'hex') then 'difference' else 'ok' end as level
    from sealed
    union all
    select number, 'sequence_gap', sealed_sequence - previous_sequence - 1, 'count', 'difference' from sealed where sealed_sequence <> previous_sequence + 1
    union all
    select ${entryName}, 'not_sealed_yet', coalesce(lines.amount, 0), 'amount', 'warning'
    from journal_entries e left join lines on lines.entry_id = e.id
    where e.tenant_id = ${scope.tenantId} and e.sealed_sequence is null and e.posted_at < ${scope.now.toISOString()}::timestamptz - interval '10 minutes'`,
};

/** Invoices, credit notes and journal entries are numbered 1, 2, 3 … in each year, up to where the counter stands. */
export const numbersGapless: Check = {
  name: "numbers-gapless",
  facts: (scope) => sql`
    with documents as (
      select kind as series, extract(year from invoiced_on)::int as year, number from invoices where tenant_id = ${scope.tenantId}
      union all
      select 'journal_entry', extract(year from entry_on)::int, number from journal_entries where tenant_id = ${scope.tenantId} and number is not null
    ), named as (
      select series, year, number, split_part(number, '-', 1) as prefix, split_part(number, '-', 2) as number_year,
        case when number ~ '^[A-Z]+-[0-9]{4}-[0-9]+$' then split_part(number, '-', 3)::bigint end as n
      from documents
    ), ordered as (
      select *, lag(n, 1, 0::bigint) over (partition by series, year order by n) as previous from named
    ), series_years as (
      select series, year, max(n) as highest, max(prefix) as prefix from named group by series, year
    ), counters as (
      select series, year, next - 1 as taken from document_counters where tenant_id = ${scope.tenantId} and series in ('invoice', 'credit_note', 'journal_entry')
    )
    select case when n is not null and n > previous + 1 then prefix || '-' || year || '-' || lpad((previous + 1)::text, 5, '0') else number end as document,
      case when n is null or number_year <> year::text then 'number_of_another_year' else 'number_missing' end::text as detail,
      coalesce(n - previous - 1, 0)::numeric as difference, 'count'::text as unit,
      case when n is null or number_year <> year::text or n <> previous + 1 then 'difference' else 'ok' end as level
    from ordered
    union all
    select coalesce(s.prefix, c.series) || '-' || coalesce(s.year, c.year), 'counter_differs', coalesce(c.taken, 0) - coalesce(s.highest, 0), 'count',
      case when coalesce(c.taken, 0) <> coalesce(s.highest, 0) then 'difference' else 'ok' end
    from series_years s full join counters c on c.series = s.series and c.year = s.year`,
};
