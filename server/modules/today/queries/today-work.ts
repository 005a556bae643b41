import { sql } from "drizzle-orm";
import { z } from "zod";
import { shipmentLines, shipments } from "@/db/schema/shipments";
import { latestBooksCheck } from "@/server/modules/books-check";
import { customerVisible } from "@/server/modules/customers";
import { listOrders } from "@/server/modules/orders";
import { listReceipts, listReceivables } from "@/server/modules/receivables";
import { listShipments } from "@/server/modules/shipments";
import { listExpected } from "@/server/modules/supply";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { hasFunction } from "@/server/platform/has-function";
import { workOverview } from "@/server/platform/dead-letters";
import type { Permission } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** How many there are and, where it says something, what they come to in the home currency. */
export interface WorkCount {
  readonly count: number;
  readonly amountMinor: bigint | null;
}

const EXACT = { totals: "exact", limit: 1 } as const;

/**
 * What waits and what is at risk, of what the person may see; null where they may not. Every count is asked of the list it leads to, so
 * that both say the same; all of them travel together, in one transaction.
 */
export const todayWork = defineQuery({
  name: "today.today-work",
  permission: "today.view",
  input: z.object({}),
  async run(scope) {
    const [sales, warehouse, accounting, system] = await Promise.all([
      ifMay(scope, "orders.view", () => salesWork(scope)),
      ifMay(scope, "shipments.view", () => warehouseWork(scope)),
      ifMay(scope, "receivables.view", () => accountingWork(scope)),
      ifMay(scope, "jobs.view", () => workOverview.within(scope, {})),
    ]);
    return { sales, warehouse, accounting, system: system && { dead: system.dead, mails: system.troubledMails } };
  },
});

function ifMay<T>(scope: TenantScope, permission: Permission, ask: () => Promise<T>): Promise<T | null> {
  return actorMay(scope.actor, permission) ? ask() : Promise.resolve(null);
}

async function salesWork(scope: TenantScope) {
  const [held, drafts, late] = await Promise.all([
    hasFunction(scope, "credit") ? listOrders.within(scope, { ...EXACT, status: ["credit_hold"] }) : null,
    listOrders.within(scope, { ...EXACT, status: ["draft"] }),
    listOrders.within(scope, { ...EXACT, late: true }),
  ]);
  const counted = ({ totals }: typeof drafts): WorkCount => ({ count: totals?.count ?? 0, amountMinor: totals?.grossMinor ?? 0n });
  return { held: held && counted(held), drafts: counted(drafts), late: counted(late) };
}

async function warehouseWork(scope: TenantScope) {
  const [planned, toPick, toDispatch, late, overdueGoods] = await Promise.all([
    listShipments.within(scope, { ...EXACT, status: "planned" }),
    listShipments.within(scope, { ...EXACT, status: "released" }),
    hasFunction(scope, "packing") ? listShipments.within(scope, { ...EXACT, status: "packed" }) : null,
    listShipments.within(scope, { ...EXACT, late: true }),
    ifMay(scope, "inbound.view", () => listExpected.within(scope, { status: "overdue", limit: 1 })),
  ]);
  const counted = ({ totals }: typeof planned): WorkCount => ({ count: totals?.count ?? 0, amountMinor: null });
  return {
    planned: counted(planned), toPick: counted(toPick), toDispatch: toDispatch && counted(toDispatch), late: counted(late),
    overdueGoods: overdueGoods && { count: overdueGoods.totals.count, amountMinor: null },
  };
}

async function accountingWork(scope: TenantScope) {
  const [toInvoice, receivables, unallocated, check] = await Promise.all([
    ifMay(scope, "invoices.view", () => countToInvoice(scope)),
    listReceivables.within(scope, EXACT),
    listReceipts.within(scope, { ...EXACT, state: "unallocated" }),
    ifMay(scope, "books_check.view", () => latestBooksCheck.within(scope, {})),
  ]);
  return {
    toInvoice,
    open: { count: receivables.totals?.count ?? 0, amountMinor: receivables.totals?.openMinor ?? 0n },
    ages: (receivables.aging ?? []).map(({ bucket, count, openMinor }) => ({ bucket, count, amountMinor: openMinor })),
    unallocated: { count: unallocated.totals?.count ?? 0, amountMinor: unallocated.totals?.openMinor ?? 0n },
    check: check && { differences: check.latest?.differenceCount ?? null, checkedAt: check.latest?.checkedAt ?? null },
  };
}

/** Shipments that the list "to invoice" shows: revenue is fixed, and some of it is not invoiced. */
async function countToInvoice(scope: TenantScope): Promise<WorkCount> {
  const visible = customerVisible(scope, shipments.customerId);
  const [row] = await scope.db.execute<{ n: number }>(sql`
    select count(*)::int as n from ${shipments}
     where ${shipments.tenantId} = ${scope.tenantId}::uuid and ${shipments.recognisedOn} is not null ${visible ? sql`and ${visible}` : sql``}
       and ${shipments.id} = any(array(select distinct ${shipmentLines.shipmentId} from ${shipmentLines}
             where ${shipmentLines.tenantId} = ${scope.tenantId}::uuid and ${shipmentLines.invoiced} + ${shipmentLines.returnedUnbilled} < ${shipmentLines.quantity}))`);
  return { count: row?.n ?? 0, amountMinor: null };
}
