import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { dateInZone } from "@/server/kernel/calendar-date";
import { issueInvoice } from "@/server/modules/invoicing";
import { createOrder } from "@/server/modules/orders";
import { createShipment, dispatchShipment, updateShipment } from "@/server/modules/shipments";
import { claimIdempotencyKey, keepResult } from "@/server/platform/idempotency";
import type { Command } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import { writeTrail } from "@/server/platform/trail";
import type { z } from "zod";
import { readWritten } from "../load/capture-story";
import { chooser } from "../stage/chooser";
import { contextOf, type Company } from "../stage/companies";
import { newLoop, type Step } from "../sd/six-steps";

type Cells = readonly (string | null)[];

/** What one transaction wrote to one table. */
export interface TableWrites {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly inserted: readonly Cells[];
  /** Rows that were there before, as they are now. */
  readonly updated: readonly Cells[];
}

/** The transactions of one loop in their order; a step may have several. */
export interface CapturedLoop {
  readonly transactions: readonly { readonly step: Step; readonly writes: readonly TableWrites[] }[];
  /** Ids of rows that the loop itself made. */
  readonly ownIds: readonly string[];
  readonly orderId: string;
  readonly customerId: string;
}

/** Carries one loop out by the commands, for good, and notes every row that each transaction wrote. Nobody else may work in the company meanwhile. */
export async function captureLoop(database: Database, company: Company): Promise<CapturedLoop> {
  const context = contextOf(database, company);
  const loop = newLoop(company, chooser(3));
  const known = new Set<string>();
  const own: string[] = [];
  const transactions: { step: Step; writes: TableWrites[] }[] = [];
  await withTenant(context, async (scope) => {
    for (const table of await readWritten(scope, "0", (name) => STATE.has(name))) for (const id of idsOf(table)) known.add(id);
  });

  async function carryOut<Input extends z.ZodType, Result>(step: Step, command: Command<string, Input, Result>, input: z.input<Input>): Promise<Result> {
    return withTenant(context, async (scope) => {
      const base = (await scope.db.execute<{ xid: string }>(sql`select pg_current_xact_id()::text as xid`))[0]?.xid ?? "";
      const key = newId();
      own.push(key);
      await claimIdempotencyKey(scope, { key, command: command.name, input });
      const result = await command.within(scope, input);
      await keepResult(scope, key, result);
      await writeTrail(scope);
      const writes = (await readWritten(scope, base, () => true)).map((table): TableWrites => {
        const at = table.columns.findIndex((c) => c.name === "id");
        const isNew = (row: Cells) => !known.has(row[at] ?? "");
        return { table: table.table, columns: table.columns, inserted: table.rows.filter(isNew), updated: table.rows.filter((row) => !isNew(row)) };
      });
      // Ids are noted after all tables: an order line and its demand line share theirs.
      for (const { columns, inserted } of writes) {
        for (const id of idsOf({ columns, rows: inserted })) {
          known.add(id);
          own.push(id);
        }
      }
      transactions.push({ step, writes });
      return result;
    });
  }

  const order = await carryOut("create order", createOrder, { customerId: loop.customerId as never, channel: "api", confirm: true, lines: loop.lines.map((l) => ({ itemId: l.itemId as never, quantity: l.quantity })) });
  const { shipments } = await carryOut("create delivery", createShipment, { lines: order.lineIds.map((id, i) => ({ demandLineId: id as never, quantity: loop.lines[i]?.quantity ?? "0" })) });
  const shipmentId = (shipments[0]?.shipmentId ?? "") as never;
  const plannedOn = dateInZone(new Date(), company.workspace.timeZone);
  await carryOut("change delivery, goods issue", updateShipment, { shipmentId, version: 1, plannedOn, shipTo: { line1: "2 Harbour Road", city: "Busan", country: "KR" }, carrier: "Hanjin", packages: 1 });
  await carryOut("change delivery, goods issue", dispatchShipment, { shipmentId, trackingNumber: "HJ-0001" });
  await carryOut("create invoice", issueInvoice, { shipmentIds: [shipmentId] });
  return { transactions, ownIds: [...new Set(own)], orderId: order.orderId, customerId: loop.customerId };
}

/** Rows that every loop finds and changes. */
const STATE = new Set(["stock_balances", "location_balances", "document_counters", "credit_accounts"]);

function idsOf({ columns, rows }: { columns: readonly { name: string }[]; rows: readonly Cells[] }): string[] {
  const at = columns.findIndex((c) => c.name === "id");
  return rows.map((row) => row[at] ?? "");
}
