import type { Sql } from "postgres";
import { GENESIS } from "@/server/modules/ledger/rules/journal-chain";
import { newId } from "@/server/platform/new-id";
import { SERIES, type Series } from "@/server/platform/numbering";

/** Where numbers and the hash chain of a workspace stand. Moved on as stories are written. */
export interface BooksEnd {
  sequence: number;
  hash: string;
  /** Next number by `prefix year`. */
  readonly next: Map<string, number>;
  readonly accountCodes: ReadonlyMap<string, string>;
}

const prefixes = new Map<string, Series>(Object.entries(SERIES).map(([series, prefix]) => [prefix, series as Series]));

export async function readBooksEnd(sql: Sql, tenantId: string): Promise<BooksEnd> {
  const counters = await sql<{ series: Series; year: number; next: string }[]>`select series, year, next from document_counters where tenant_id = ${tenantId}`;
  const [last] = await sql<{ sealed_sequence: string; hash: string }[]>`
    select sealed_sequence, hash from journal_entries where tenant_id = ${tenantId} and sealed_sequence is not null order by sealed_sequence desc limit 1`;
  const accounts = await sql<{ id: string; code: string }[]>`select id, code from accounts where tenant_id = ${tenantId}`;
  return {
    sequence: Number(last?.sealed_sequence ?? 0),
    hash: last?.hash ?? GENESIS,
    next: new Map(counters.map((c) => [`${SERIES[c.series]} ${c.year}`, Number(c.next)])),
    accountCodes: new Map(accounts.map((a) => [a.id, a.code])),
  };
}

/** Takes the next number of a series. */
export function nextNumber(end: BooksEnd, prefix: string, year: number): string {
  const key = `${prefix} ${year}`;
  const n = end.next.get(key) ?? 1;
  end.next.set(key, n + 1);
  return `${prefix}-${year}-${String(n).padStart(5, "0")}`;
}

/** Brings what sums up other rows to that sum: stock by item and place, reservations, commitments, document counters. */
export async function settleBooks(sql: Sql, tenantId: string, end: BooksEnd): Promise<void> {
  await sql`
    update stock_balances b set on_hand = m.quantity, value_minor = m.value from (
      select item_id, warehouse_id, sum(quantity) as quantity, sum(value_minor) as value from stock_moves where tenant_id = ${tenantId} group by 1, 2
    ) m where b.tenant_id = ${tenantId} and b.item_id = m.item_id and b.warehouse_id = m.warehouse_id`;
  await sql`
    update stock_balances b set reserved = r.quantity from (
      select item_id, warehouse_id, sum(quantity) as quantity from stock_reservations where tenant_id = ${tenantId} group by 1, 2
    ) r where b.tenant_id = ${tenantId} and b.item_id = r.item_id and b.warehouse_id = r.warehouse_id`;
  await sql`
    update location_balances b set on_hand = m.quantity from (
      select item_id, location_id, sum(quantity) as quantity from stock_moves where tenant_id = ${tenantId} group by 1, 2
    ) m where b.tenant_id = ${tenantId} and b.item_id = m.item_id and b.location_id = m.location_id`;
  await sql`
    update credit_accounts a set committed_minor = c.amount from (
      select customer_id, sum(amount_minor) as amount from credit_commitments where tenant_id = ${tenantId} group by 1
    ) c where a.tenant_id = ${tenantId} and a.customer_id = c.customer_id`;
  for (const [key, next] of end.next) {
    const [prefix = "", year = ""] = key.split(" ");
    await sql`
      insert into document_counters (tenant_id, id, series, year, next) values (${tenantId}, ${newId()}, ${prefixes.get(prefix) ?? prefix}, ${Number(year)}, ${next})
      on conflict (tenant_id, series, year) do update set next = excluded.next`;
  }
}
