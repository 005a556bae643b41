import { checkBooks } from "@/server/modules/books-check";
import { DOCUMENTS, type DocumentKind } from "./expected-books";
import type { Side, World } from "./world";

/** What must hold at any moment, whatever runs at the same time: each is one statement, empty when it holds. */
const ALWAYS: Readonly<Record<string, string>> = {
  "debit = credit": "select sum(debit_minor) - sum(credit_minor) as off from journal_lines where tenant_id = $1 having sum(debit_minor) <> sum(credit_minor)",
  "stock = moves, never negative": `select b.item_id, b.on_hand, m.quantity from stock_balances b
    left join (select item_id, warehouse_id, sum(quantity) as quantity from stock_moves where tenant_id = $1 group by 1, 2) m using (item_id, warehouse_id)
    where b.tenant_id = $1 and (b.on_hand <> coalesce(m.quantity, 0) or b.on_hand < 0)`,
  "no unit is promised twice": `select b.item_id, b.on_hand, b.reserved, r.quantity from stock_balances b
    left join (select item_id, warehouse_id, sum(quantity) as quantity from stock_reservations where tenant_id = $1 group by 1, 2) r using (item_id, warehouse_id)
    where b.tenant_id = $1 and (b.reserved > b.on_hand or b.reserved <> coalesce(r.quantity, 0))`,
  "reserved for a line = what the line says": `select d.id, d.reserved, r.quantity from demand_lines d
    left join (select source_id, sum(quantity) as quantity from stock_reservations where tenant_id = $1 group by 1) r on r.source_id = d.id
    where d.tenant_id = $1 and d.reserved <> coalesce(r.quantity, 0)`,
  "shipped ≤ ordered, invoiced ≤ shipped": "select id from demand_lines where tenant_id = $1 and (shipped > ordered - cancelled or invoiced + returned_unbilled > shipped or returned > shipped)",
  "paid ≤ owed": "select number from receivables where tenant_id = $1 and allocated_minor not between 0 and amount_minor",
  "an allocation is undone once": "select undoes_id from allocations where tenant_id = $1 and undoes_id is not null group by 1 having count(*) > 1",
  "sources are the workspace's own": `select e.id, e.source_type, e.source_id from journal_entries e where e.tenant_id = $1 and exists (
      select 1 from shipments s where s.id = e.source_id and s.tenant_id <> $1 union all select 1 from invoices i where i.id = e.source_id and i.tenant_id <> $1
      union all select 1 from receipts r where r.id = e.source_id and r.tenant_id <> $1 union all select 1 from stock_documents d where d.id = e.source_id and d.tenant_id <> $1)`,
  "nothing dead in the outbox": "select type, last_error from outbox_events where tenant_id = $1 and dead_at is not null",
};

/** Faults that the base tables show by themselves, and that the books check names. May run while everybody works. */
export async function faultsOfBooks(world: World, side: Side): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, text] of Object.entries(ALWAYS)) {
    const rows = await world.owner.unsafe(text, [side.tenantId]);
    if (rows.length > 0) faults.push(`${side.name}: ${name}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  const { checks } = await side.within(checkBooks);
  for (const check of checks) {
    for (const found of check.differences.slice(0, 3)) faults.push(`${side.name}: books check ${check.name}: ${found.document} ${found.detail} ${found.amountMinor ?? found.quantity ?? ""}`);
  }
  return faults;
}

/** Where the tables differ from what the answers said. Only when nobody works. */
export async function faultsOfModel(world: World, side: Side): Promise<string[]> {
  return [...(await lostOrDoubled(world, side)), ...(await wrongStock(world, side)), ...(await wrongMoney(world, side)), ...(await wrongTraces(world, side))];
}

async function lostOrDoubled({ owner }: World, { name, tenantId, expected }: Side): Promise<string[]> {
  const faults: string[] = [];
  for (const kind of Object.keys(DOCUMENTS) as DocumentKind[]) {
    const there = new Set((await owner.unsafe<{ id: string }[]>(DOCUMENTS[kind], [tenantId])).map((row) => row.id));
    const { ids, doubled } = expected.documents(kind);
    const lost = [...ids].filter((id) => !there.has(id));
    const unasked = [...there].filter((id) => !ids.has(id));
    if (lost.length + unasked.length + doubled.length > 0) faults.push(`${name}: ${kind}: lost ${lost.join() || "none"}, nobody made ${unasked.join() || "none"}, twice ${doubled.join() || "none"}`);
  }
  return faults;
}

async function wrongStock({ owner }: World, { name, tenantId, expected }: Side): Promise<string[]> {
  const shipped = await owner<{ place: string; quantity: string }[]>`
    select l.item_id || ':' || s.warehouse_id as place, -sum(l.quantity) as quantity from shipment_lines l
    join shipments s on s.tenant_id = l.tenant_id and s.id = l.shipment_id join items i on i.tenant_id = l.tenant_id and i.id = l.item_id
    where l.tenant_id = ${tenantId} and i.kind = 'stocked' and s.id = any(${[...expected.documents("dispatched").ids]}::uuid[]) group by 1`;
  const counted = await owner<{ place: string; quantity: string }[]>`
    select l.item_id || ':' || c.warehouse_id as place, sum(l.difference_quantity) as quantity from stock_count_lines l
    join stock_counts c on c.tenant_id = l.tenant_id and c.id = l.count_id
    where l.tenant_id = ${tenantId} and c.id = any(${[...expected.documents("postedCount").ids]}::uuid[]) and l.difference_quantity is not null group by 1`;
  const wanted = new Map(expected.stock);
  for (const { place, quantity } of [...shipped, ...counted]) wanted.set(place, (wanted.get(place) ?? 0) + Number(quantity));
  const balances = await owner<{ place: string; on_hand: string }[]>`select item_id || ':' || warehouse_id as place, on_hand from stock_balances where tenant_id = ${tenantId}`;
  const onHand = new Map(balances.map((row) => [row.place, Number(row.on_hand)]));
  return [...new Set([...wanted.keys(), ...onHand.keys()])]
    .filter((place) => (wanted.get(place) ?? 0) !== (onHand.get(place) ?? 0))
    .map((place) => `${name}: stock of ${place}: ${onHand.get(place) ?? 0} instead of ${wanted.get(place) ?? 0}`);
}

async function wrongMoney({ owner }: World, { name, tenantId, expected }: Side): Promise<string[]> {
  const [row] = await owner<{ invoiced: string; credited: string; received: string }[]>`
    select coalesce((select sum(gross_minor) from invoices where tenant_id = ${tenantId} and kind = 'invoice'), 0) as invoiced,
      coalesce((select sum(gross_minor) from invoices where tenant_id = ${tenantId} and kind = 'credit_note'), 0) as credited,
      coalesce((select sum(amount_minor) from receipts where tenant_id = ${tenantId} and status = 'posted'), 0) as received`;
  const pairs = [["invoiced", row?.invoiced, expected.invoicedMinor], ["credited", row?.credited, expected.creditedMinor], ["received", row?.received, expected.receivedMinor]] as const;
  return pairs.filter(([, there, wanted]) => BigInt(there ?? 0) !== wanted).map(([what, there, wanted]) => `${name}: ${what}: ${there} instead of ${wanted}`);
}

/** Every command carried out left its audit line and its key; what was refused left nothing, what had nothing to change only its key. */
async function wrongTraces({ owner }: World, { name, tenantId, expected }: Side): Promise<string[]> {
  const audited = new Set((await owner<{ request_id: string }[]>`select distinct request_id from audit_entries where tenant_id = ${tenantId}`).map((row) => row.request_id));
  const told = new Set((await owner<{ request_id: string }[]>`select distinct request_id from outbox_events where tenant_id = ${tenantId}`).map((row) => row.request_id));
  const [keys] = await owner<{ count: number }[]>`select count(*)::int as count from idempotency_records where tenant_id = ${tenantId}`;
  const unaudited = [...expected.carriedOut].filter((id) => !audited.has(id));
  const traced = (id: string) => audited.has(id) || told.has(id);
  const ghosts = [...expected.refused].filter(traced);
  const idle = [...expected.unchanged].filter(traced);
  return [
    ...(unaudited.length > 0 ? [`${name}: carried out without an audit line: ${unaudited.slice(0, 5).join()}`] : []),
    ...(ghosts.length > 0 ? [`${name}: refused, yet left a trace: ${ghosts.slice(0, 5).join()}`] : []),
    ...(idle.length > 0 ? [`${name}: had nothing to change, yet left a trace: ${idle.slice(0, 5).join()}`] : []),
    ...(keys?.count === expected.keys ? [] : [`${name}: ${keys?.count} idempotency keys kept instead of ${expected.keys}`]),
  ];
}
