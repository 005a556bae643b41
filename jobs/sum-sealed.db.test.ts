import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { plantGoodsToShip, type GoodsToShip } from "@/db/testing/goods-to-ship";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, testClock, type TestWorkspace } from "@/db/testing/workspace";
import { getInvoice, issueCreditNote, issueInvoice, netByMonth } from "@/server/modules/invoicing";
import { cashPosition, sealJournal, trialBalance } from "@/server/modules/ledger";
import { allocateReceipt, customerBalances, recordOpeningReceivable, recordReceipt, reverseReceipt } from "@/server/modules/receivables";
import { createShipment, dispatchShipment, releaseShipment } from "@/server/modules/shipments";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import { sumSealed } from "./schedules";

describe("PLT-15 sums that are kept of the sealed journal", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let other: TestWorkspace;
  let goods: GoodsToShip;
  const clock = testClock();

  beforeAll(async () => {
    database = await testDatabase();
    ws = await openTestWorkspace(database, { clock });
    other = await openTestWorkspace(database, { clock });
    goods = await plantGoodsToShip(ws);
  });
  afterAll(() => database.drop());

  const act = <N extends string, I extends z.ZodType, R>(command: Command<N, I, R>, input: z.input<I>) => execute(ws.context("admin"), command, input, newId());
  const ask = <N extends string, I extends z.ZodType, R>(query: Query<N, I, R>, input: z.input<I>) => read(ws.context("admin"), query, input);

  async function invoiced(quantity: string): Promise<{ invoiceId: string; grossMinor: bigint }> {
    const itemId = await goods.item();
    await goods.stock(itemId, "100", 10_000n);
    const order = await goods.order([{ itemId, quantity }]);
    const { shipments } = await act(createShipment, { lines: [{ demandLineId: order.lineIds[0]!, quantity }] });
    const { shipmentId } = shipments[0]!;
    await act(releaseShipment, { shipmentId });
    await act(dispatchShipment, { shipmentId });
    return act(issueInvoice, { shipmentIds: [shipmentId] });
  }
  /** Everything that these sums stand behind. */
  async function reports() {
    const balances = await ask(customerBalances, {});
    const { asOf: _asOf, ...cash } = await ask(cashPosition, {});
    return { trial: await ask(trialBalance, {}), march: await ask(trialBalance, { from: "2026-03-01" as never, to: "2026-03-31" as never }), cash, months: await ask(netByMonth, {}), rows: balances.rows, totals: balances.totals };
  }
  const kept = () =>
    withTenant(ws.systemContext, async ({ db, tenantId }) => {
      const [row] = await db.execute<{ days: number; invoiced: number; customers: number; ahead: number }>(sql`
        select (select count(*)::int from account_days where tenant_id = ${tenantId}) as days, (select count(*)::int from invoiced_days where tenant_id = ${tenantId}) as invoiced,
          (select count(*)::int from customer_sums where tenant_id = ${tenantId}) as customers,
          (select max(sealed_sequence)::int from journal_entries where tenant_id = ${tenantId}) - (select min(position)::int from projection_marks where tenant_id = ${tenantId}) as ahead`);
      return row;
    });
  const seal = () => withTenant(ws.systemContext, (scope) => sealJournal(scope));

  it("change no report, whether nothing, a part or all of the journal is in them", async () => {
    const first = await invoiced("5");
    const opened = { customerId: goods.customerId as never, number: "OLD-1", amountMinor: 700n, on: "2026-03-01" as never, dueOn: "2026-03-31" as never };
    await act(recordOpeningReceivable, opened);
    const cash = { customerId: goods.customerId as never, method: "cash" as const, bankAccountId: (await ask(cashPosition, {})).rows.find((row) => row.bankAccountId)?.bankAccountId as never };
    const advance = await act(recordReceipt, { ...cash, amountMinor: 1_000n, allocations: [] });
    const fresh = await reports();
    expect(fresh.rows).toMatchObject([{ invoicedMinor: first.grossMinor + 700n, receivedMinor: 1_000n, balanceMinor: first.grossMinor - 300n }]);
    await seal();
    expect(await reports()).toEqual(fresh);
    await sumSealed(ws.systemContext);
    expect(await kept()).toMatchObject({ invoiced: 1, customers: 1, ahead: 0 });
    expect(await reports()).toEqual(fresh);
    await Promise.all([sumSealed(ws.systemContext), sumSealed(ws.systemContext)]);
    expect(await reports()).toEqual(fresh);

    // A month later: what moves between a customer's accounts bills nobody, what is taken back counts once.
    clock.addDays(31);
    const second = await invoiced("2");
    const lines = (await ask(getInvoice, { invoiceId: first.invoiceId as never })).lines;
    await act(issueCreditNote, { invoiceId: first.invoiceId as never, reason: "faulty", lines: [{ invoiceLineId: lines[0]!.id as never, quantity: "1" }] });
    await act(reverseReceipt, { receiptId: advance.receiptId as never, reason: "bounced" } as never);
    const paid = await act(recordReceipt, { ...cash, amountMinor: 400n, allocations: [] });
    const [open] = await withTenant(ws.systemContext, ({ db, tenantId }) => db.execute<{ id: string; credit: string }>(sql`
      select r.id, c.id as credit from receivables r, customer_credits c where r.tenant_id = ${tenantId} and c.tenant_id = ${tenantId} and r.source_id = ${second.invoiceId} and c.source_id = ${paid.receiptId}`));
    await act(allocateReceipt, { creditId: open?.credit as never, allocations: [{ receivableId: open?.id as never, amountMinor: 400n }] });
    const later = await reports();
    expect(later.rows[0]?.invoicedMinor).toBe(first.grossMinor + 700n + second.grossMinor);
    const asBefore = await ask(customerBalances, { asOf: "2026-03-12" as never });
    expect(asBefore.rows).toEqual(fresh.rows);
    await seal();
    expect(await reports()).toEqual(later);
    await sumSealed(ws.systemContext);
    expect(await kept()).toMatchObject({ invoiced: 2, ahead: 0 });
    expect(await reports()).toEqual(later);
    // Tomorrow, and when month and year have long gone by, the same balances stand in what is kept by month, by year, or in neither.
    const ofDays = async () => Promise.all(["2026-02-28", "2026-03-12", "2026-04-11", "2026-04-12", "2026-05-31", "2027-03-01"].map(async (asOf) => (await ask(customerBalances, { asOf: asOf as never })).rows));
    clock.addDays(1);
    expect((await ask(customerBalances, { asOf: "2026-04-12" as never })).rows).toEqual(later.rows);
    clock.addDays(400);
    const asKept = [[], fresh.rows, fresh.rows, later.rows, later.rows, later.rows];
    expect(await ofDays()).toEqual(asKept);
    // What is not in the sums yet is found beside them: posted for an earlier day, not sealed.
    await act(recordOpeningReceivable, { ...opened, number: "OLD-2", on: "2026-04-12" as never });
    const added = later.rows.map((row) => ({ ...row, invoicedMinor: row.invoicedMinor + 700n, balanceMinor: row.balanceMinor + 700n }));
    const expected = [[], fresh.rows, fresh.rows, added, added, added];
    expect(await ofDays()).toEqual(expected);
    await seal();
    expect(await ofDays()).toEqual(expected);
    await sumSealed(ws.systemContext);
    expect(await ofDays()).toEqual(expected);
    await withTenant(ws.systemContext, ({ db }) => db.execute(sql`delete from customer_periods where tenant_id = ${ws.workspace.tenantId} and months = 12`));
    expect((await ofDays()).at(-1)).not.toEqual(added);
  });

  it("belong to one workspace", async () => {
    await sumSealed(other.systemContext);
    expect((await read(other.context("admin"), customerBalances, {})).rows).toEqual([]);
    expect((await read(other.context("admin"), netByMonth, {})).rows.every((row) => row.netMinor === 0n)).toBe(true);
  });
});
