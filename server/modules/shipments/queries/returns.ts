import { and, asc, desc, eq, like, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { items, units } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { journalEntries } from "@/db/schema/ledger";
import { returnReceiptLines, returnReceipts, shipmentLines, shipments } from "@/db/schema/shipments";
import { warehouses } from "@/db/schema/stock";
import { notFound } from "@/server/kernel/errors";
import { isPositive, subtractQuantity } from "@/server/kernel/quantity";
import { customerVisible } from "@/server/modules/customers";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { listReturnsInput, returnReceiptIdInput } from "../inputs";

type Filters = z.output<typeof listReturnsInput>;

/** Invoiced goods came back and no credit note covers them yet. */
const waiting = sql<boolean>`exists (select 1 from ${returnReceiptLines} where ${returnReceiptLines.tenantId} = ${returnReceipts.tenantId}
  and ${returnReceiptLines.returnReceiptId} = ${returnReceipts.id}
  and ${returnReceiptLines.creditedQuantity} + ${returnReceiptLines.unbilledQuantity} < ${returnReceiptLines.quantity})`;

/** Return receipts, newest first; those waiting for a credit note on demand (SVC-02, BIL-05). */
export const listReturns = defineQuery({
  name: "shipments.list-returns",
  permission: "returns.view",
  input: listReturnsInput,
  async run(scope, input) {
    const where = matching(scope, input);
    const joined = eq(customers.id, returnReceipts.customerId);
    const cursor = input.cursor ? decodeCursor(input.cursor) : null;
    const [rows, [totals]] = await Promise.all([
      scope.db
        .select({
          id: returnReceipts.id,
          number: returnReceipts.number,
          receivedOn: returnReceipts.receivedOn,
          reason: returnReceipts.reason,
          customerName: customers.name,
          shipmentId: shipments.id,
          shipmentNumber: shipments.number,
          orderId: shipments.sourceId,
          orderNumber: shipments.sourceNumber,
          waitingForCredit: waiting,
        })
        .from(returnReceipts)
        .innerJoin(shipments, and(eq(shipments.tenantId, returnReceipts.tenantId), eq(shipments.id, returnReceipts.shipmentId)))
        .innerJoin(customers, and(eq(customers.tenantId, returnReceipts.tenantId), joined))
        .where(and(where, cursor ? sql`${returnReceipts.id} < ${cursor.id}::uuid` : undefined))
        .orderBy(desc(returnReceipts.id))
        .limit(input.limit + 1),
      scope.db
        .select({ count: sql<number>`count(*)::int` })
        .from(returnReceipts)
        .innerJoin(shipments, and(eq(shipments.tenantId, returnReceipts.tenantId), eq(shipments.id, returnReceipts.shipmentId)))
        .innerJoin(customers, and(eq(customers.tenantId, returnReceipts.tenantId), joined))
        .where(where),
    ]);
    return { ...pageOf(rows, input.limit, (row) => row.id), totals: { count: totals?.count ?? 0 } };
  },
});

function matching(scope: TenantScope, input: Filters): SQL | undefined {
  const pattern = input.search?.trim() ? likePattern(input.search) : null;
  return and(
    eq(returnReceipts.tenantId, scope.tenantId),
    customerVisible(scope, returnReceipts.customerId),
    pattern ? or(like(sql`lower(${returnReceipts.number})`, pattern), like(sql`lower(${shipments.number})`, pattern), like(customers.searchText, pattern)) : undefined,
    input.customerId ? eq(returnReceipts.customerId, input.customerId) : undefined,
    input.shipmentId ? eq(returnReceipts.shipmentId, input.shipmentId) : undefined,
    input.waitingForCredit === undefined ? undefined : input.waitingForCredit ? waiting : sql`not ${waiting}`,
  );
}

/** One return: what came back, where it went, what of it was never billed and what waits for a credit note. */
export const getReturn = defineQuery({
  name: "shipments.get-return",
  permission: "returns.view",
  input: returnReceiptIdInput,
  async run(scope, { returnReceiptId }) {
    const [[head], lines, journal] = await Promise.all([readHead(scope, returnReceiptId), readLines(scope, returnReceiptId), readJournal(scope, returnReceiptId)]);
    if (!head) throw notFound("return_receipt");
    const seesCosts = actorMay(scope.actor, "costs.view");
    return {
      ...head,
      lines: lines.map((line) => ({
        ...line,
        disposition: line.disposition as "restock" | "scrap",
        costMinor: seesCosts ? line.costMinor : null,
        waiting: subtractQuantity(subtractQuantity(line.quantity, line.unbilledQuantity), line.creditedQuantity),
      })),
      waitingForCredit: lines.some((line) => isPositive(subtractQuantity(subtractQuantity(line.quantity, line.unbilledQuantity), line.creditedQuantity))),
      journal: actorMay(scope.actor, "ledger.view") ? journal : [],
    };
  },
});

function readHead(scope: TenantScope, id: string) {
  return scope.db
    .select({
      id: returnReceipts.id,
      number: returnReceipts.number,
      receivedOn: returnReceipts.receivedOn,
      reason: returnReceipts.reason,
      postedAt: returnReceipts.postedAt,
      customerId: returnReceipts.customerId,
      customerName: customers.name,
      warehouseName: warehouses.name,
      shipmentId: shipments.id,
      shipmentNumber: shipments.number,
      shipmentStatus: shipments.status,
      orderId: shipments.sourceId,
      orderNumber: shipments.sourceNumber,
    })
    .from(returnReceipts)
    .innerJoin(shipments, and(eq(shipments.tenantId, returnReceipts.tenantId), eq(shipments.id, returnReceipts.shipmentId)))
    .innerJoin(customers, and(eq(customers.tenantId, returnReceipts.tenantId), eq(customers.id, returnReceipts.customerId)))
    .innerJoin(warehouses, and(eq(warehouses.tenantId, returnReceipts.tenantId), eq(warehouses.id, returnReceipts.warehouseId)))
    .where(and(eq(returnReceipts.tenantId, scope.tenantId), eq(returnReceipts.id, id), customerVisible(scope, returnReceipts.customerId)));
}

function readLines(scope: TenantScope, id: string) {
  return scope.db
    .select({
      id: returnReceiptLines.id,
      lineNo: returnReceiptLines.lineNo,
      shipmentLineId: returnReceiptLines.shipmentLineId,
      itemCode: items.code,
      itemName: items.name,
      unitCode: units.code,
      quantity: returnReceiptLines.quantity,
      unbilledQuantity: returnReceiptLines.unbilledQuantity,
      creditedQuantity: returnReceiptLines.creditedQuantity,
      disposition: returnReceiptLines.disposition,
      costMinor: returnReceiptLines.costMinor,
      shippedQuantity: shipmentLines.quantity,
    })
    .from(returnReceiptLines)
    .innerJoin(shipmentLines, and(eq(shipmentLines.tenantId, returnReceiptLines.tenantId), eq(shipmentLines.id, returnReceiptLines.shipmentLineId)))
    .innerJoin(items, and(eq(items.tenantId, returnReceiptLines.tenantId), eq(items.id, returnReceiptLines.itemId)))
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .where(and(eq(returnReceiptLines.tenantId, scope.tenantId), eq(returnReceiptLines.returnReceiptId, id)))
    .orderBy(asc(returnReceiptLines.lineNo));
}

function readJournal(scope: TenantScope, id: string) {
  return scope.db
    .select({ id: journalEntries.id, number: journalEntries.number, entryOn: journalEntries.entryOn })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), eq(journalEntries.sourceType, "return_receipt"), eq(journalEntries.sourceId, id)))
    .orderBy(asc(journalEntries.id));
}
