import { and, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { outboxEvents } from "@/db/schema/platform";
import { receivables } from "@/db/schema/receivables";
import { subscriptions } from "@/server/flows/subscriptions";
import { listBankAccounts } from "@/server/modules/ledger";
import { issueInvoice } from "@/server/modules/invoicing";
import { cancelOrder, createOrder } from "@/server/modules/orders";
import { recordReceipt } from "@/server/modules/receivables";
import { createShipment, deliverShipment, dispatchShipment, releaseShipment } from "@/server/modules/shipments";
import { systemActor } from "@/server/platform/actor";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";
import { writeTrail } from "@/server/platform/trail";
import { contextOf, type Company } from "../stage/companies";

/** How far an order has come. */
export const STAGES = ["draft", "cancelled", "confirmed", "planned", "shipped", "invoiced", "paid"] as const;
export type Stage = (typeof STAGES)[number];

/** Rows of one table as PostgreSQL writes them. */
export interface CapturedTable {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Rows that hold the state of something that was there before; they are computed anew when all stories are in. */
const STATE = new Set(["stock_balances", "location_balances", "document_counters", "credit_accounts"]);
/** What is pruned after some weeks; loaded stories are older than that. */
const PRUNED = new Set(["outbox_events", "outbox_deliveries", "idempotency_records", "notifications"]);

class Captured extends Error {
  constructor(readonly tables: CapturedTable[]) {
    super("rolled back on purpose");
  }
}

/**
 * Plays one order up to a stage with the commands that people use and the consequences that follow, reads every row this
 * wrote, and rolls all of it back. Nobody else may write to the company meanwhile.
 */
export async function captureStory(database: Database, company: Company, story: { customer: number; items: readonly number[]; stage: Stage }): Promise<CapturedTable[]> {
  try {
    await withTenant(contextOf(database, company), async (scope) => {
      const base = (await scope.db.execute<{ xid: string }>(sql`select pg_current_xact_id()::text as xid`))[0]?.xid ?? "";
      await play(scope, company, story);
      throw new Captured(await readWritten(scope, base, (table) => !STATE.has(table) && !PRUNED.has(table)));
    });
  } catch (error) {
    if (error instanceof Captured) return error.tables;
    throw error;
  }
  throw new Error("the story was not captured");
}

async function play(scope: TenantScope, company: Company, story: { customer: number; items: readonly number[]; stage: Stage }): Promise<void> {
  const customerId = company.customerIds[story.customer] as never;
  const reached = (stage: Stage) => story.stage !== "cancelled" && STAGES.indexOf(story.stage) >= STAGES.indexOf(stage);
  const heard = new Set<string>();
  const order = await createOrder.within(scope, {
    customerId,
    channel: "direct",
    confirm: reached("confirmed"),
    lines: story.items.map((item, i) => ({ itemId: company.itemIds[item] as never, quantity: String(1 + ((item + i) % 9)) })),
  });
  await drain(scope, heard);
  if (story.stage === "cancelled") await cancelOrder.within(scope, { orderId: order.orderId as never, reason: "Not wanted any more" });
  if (reached("planned")) {
    const { shipments } = await createShipment.within(scope, { lines: order.lineIds.map((id, i) => ({ demandLineId: id as never, quantity: String(1 + (((story.items[i] ?? 0) + i) % 9)) })) });
    for (const { shipmentId } of shipments) {
      if (!reached("shipped")) continue;
      await releaseShipment.within(scope, { shipmentId: shipmentId as never });
      await dispatchShipment.within(scope, { shipmentId: shipmentId as never });
      if (reached("invoiced")) await deliverShipment.within(scope, { shipmentId: shipmentId as never });
      await drain(scope, heard);
      if (!reached("invoiced")) continue;
      await issueInvoice.within(scope, { shipmentIds: [shipmentId as never] });
      await drain(scope, heard);
    }
  }
  if (reached("paid")) {
    const bank = (await listBankAccounts.within(scope, {})).rows[0];
    for (const owed of await scope.db.select().from(receivables).where(and(eq(receivables.tenantId, scope.tenantId), eq(receivables.customerId, customerId), sql`xmin::text::bigint >= pg_current_xact_id()::text::bigint`))) {
      await recordReceipt.within(scope, { customerId, method: "transfer", bankAccountId: bank?.id as never, amountMinor: owed.amountMinor, allocations: [{ receivableId: owed.id as never, amountMinor: owed.amountMinor }] });
    }
  }
  await drain(scope, heard);
}

/** Lets every event of this transaction have its consequences, here and now. */
async function drain(scope: TenantScope, heard: Set<string>): Promise<void> {
  for (;;) {
    await writeTrail(scope);
    const events = await scope.db.select().from(outboxEvents).where(and(eq(outboxEvents.tenantId, scope.tenantId), sql`xmin::text::bigint >= pg_current_xact_id()::text::bigint`)).orderBy(outboxEvents.id);
    const fresh = events.filter((event) => !heard.has(event.id));
    if (fresh.length === 0) return;
    for (const event of fresh) {
      heard.add(event.id);
      for (const one of subscriptions.filter((s) => s.eventType === event.type)) {
        const wanted = one.wantedTypes ? await one.wantedTypes(scope) : null;
        if (wanted !== null && !wanted.has(event.type)) continue;
        const subscriberScope = { ...scope, actor: systemActor(one.subscriber) };
        await one.run(subscriberScope, event.payload, { id: event.id });
        await writeTrail(subscriberScope);
      }
    }
  }
}

/** Every row of the workspace that transaction `base` and those after it have written, of the tables that `wanted` names. */
export async function readWritten(scope: TenantScope, base: string, wanted: (table: string) => boolean): Promise<CapturedTable[]> {
  const columns = await scope.db.execute<{ table: string; name: string; type: string }>(sql`
    select c.relname as table, a.attname as name, t.typname as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname, a.attnum`);
  const tables = new Map<string, { name: string; type: string }[]>();
  for (const { table, name, type } of columns) tables.set(table, [...(tables.get(table) ?? []), { name, type }]);
  const captured: CapturedTable[] = [];
  for (const [table, own] of tables) {
    if (!wanted(table)) continue;
    const cells = own.map((c) => (c.type === "timestamptz" ? `to_char("${c.name}" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : `"${c.name}"::text`));
    const [row] = await scope.db.execute<{ rows: (string | null)[][] | null }>(
      sql.raw(`select jsonb_agg(jsonb_build_array(${cells.join(", ")}) order by id) as rows from "${table}" where tenant_id = '${scope.tenantId}' and xmin::text::bigint >= ${base}`),
    );
    if (row?.rows) captured.push({ table, columns: own, rows: row.rows });
  }
  return captured;
}
