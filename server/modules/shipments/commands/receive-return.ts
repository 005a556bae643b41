import { groupBy } from "@/server/kernel/grouping";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { fault, notFound, refused } from "@/server/kernel/errors";
import { sumMinor } from "@/server/kernel/money";
import { addQuantity, isPositive, type Quantity } from "@/server/kernel/quantity";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { lockCreditAccount } from "@/server/modules/credit";
import { advanceReturned, lockDemandLines } from "@/server/modules/demand";
import { postJournal, requireOpenDate } from "@/server/modules/ledger";
import { lockBalances, receiveStock } from "@/server/modules/stock";
import { returnReceived } from "../events";
import { receiveReturnInput } from "../inputs";
import { requireLocations } from "../queries/require-visible";
import { costOfGoods, revenue, scrapped } from "../rules/shipment-journal";
import { exceedsReturnable, returnableQuantity, returnCost, splitReturn } from "../rules/split-return";
import { advanceReturnedOfLines, insertReturnReceipt, lockShipment, type ShipmentLineRow, type ShipmentRow } from "../store";
import { revenueOfLines, type Recognised } from "./recognise-shipment";
import { refreshCommitment } from "./refresh-commitment";

interface ReturnedLine {
  readonly id: string;
  readonly line: ShipmentLineRow;
  readonly quantity: Quantity;
  readonly unbilled: Quantity;
  readonly disposition: "restock" | "scrap";
  readonly locationId: string | null;
  readonly costMinor: bigint;
  readonly isStocked: boolean;
}

/**
 * Goods come back (SVC-02): on stock at what they were issued for, or scrapped. What was not invoiced comes first: its revenue
 * is taken back at once and it is never billed; what was invoiced waits for a credit note.
 * @throws NaruError `record.not_found`, `shipments.not_shipped`, `shipments.before_dispatch`, `shipments.cannot_return` with a
 * fault per line, `books.*`
 */
export const receiveReturn = defineCommand({
  name: "shipments.receive-return",
  permission: "returns.receive",
  input: receiveReturnInput,
  async run(scope, input) {
    const { shipment, lines } = await lockShipment(scope, input.shipmentId);
    if (!shipment.shippedOn) throw refused("shipments.not_shipped", { number: shipment.number });
    const on = input.on ?? scope.today;
    if (on < shipment.shippedOn) throw refused("shipments.before_dispatch", { number: shipment.number, on: shipment.shippedOn });
    const wanted = wantedLines(input.lines, lines);
    await requireOpenDate(scope, on);
    const places = wanted.flatMap((w, index) => (w.locationId ? [{ path: `lines.${index}.locationId`, locationId: w.locationId, warehouseId: shipment.warehouseId }] : []));
    await requireLocations(scope, places);

    await lockCreditAccount(scope, shipment.customerId);
    await lockBalances(scope, wanted.map(({ line }) => ({ itemId: line.itemId, warehouseId: shipment.warehouseId })));
    const demandIds = [...new Set(wanted.map(({ line }) => line.demandLineId))];
    const demand = new Map((await lockDemandLines(scope, demandIds)).map((row) => [row.id, row]));
    const returned = wanted.map((w): ReturnedLine => ({ ...w, isStocked: demand.get(w.line.demandLineId)?.isStocked ?? false }));

    const unbilled = returned.filter((r) => isPositive(r.unbilled)).map((r) => ({ id: r.id, demandLineId: r.line.demandLineId, quantity: r.unbilled }));
    const taken = shipment.recognisedOn === null ? null : await revenueOfLines(scope, unbilled, demand, -1);
    const number = await takeNumber(scope, "return_receipt", on);
    const receipt = { id: newId(), number };
    await restock(scope, shipment, receipt, on, input.reason, returned);
    await advanceBooks(scope, returned, taken);
    await post(scope, shipment, receipt, on, returned, taken);
    await insertReturnReceipt(scope, headOf(scope, shipment, receipt, on, input.reason), returned.map((r, index) => lineOf(scope, receipt.id, r, index + 1)));
    if (unbilled.length > 0) await refreshCommitment(scope, shipment);
    return done(
      { returnReceiptId: receipt.id, number },
      {
        audit: [
          { entityType: "return_receipt", entityId: receipt.id, entityLabel: number, changes: { shipment: [null, shipment.number], receivedOn: [null, on] }, note: input.reason },
          { entityType: "shipment", entityId: shipment.id, entityLabel: shipment.number, changes: { returned: [null, number] }, note: input.reason },
        ],
        events: [returnReceived({ returnReceiptId: receipt.id, shipmentId: shipment.id, sourceType: shipment.sourceType, sourceId: shipment.sourceId })],
      },
    );
  },
});

/** Checks every wanted line against what may still come back, and splits it into its unbilled and billed part. */
function wantedLines(
  wanted: readonly { shipmentLineId: string; quantity: Quantity; disposition: "restock" | "scrap"; locationId?: string | null }[],
  lines: readonly ShipmentLineRow[],
): Omit<ReturnedLine, "isStocked">[] {
  const state = new Map(lines.map((line) => [line.id, line]));
  const faults = [];
  const split: Omit<ReturnedLine, "isStocked">[] = [];
  for (const [index, want] of wanted.entries()) {
    const line = state.get(want.shipmentLineId);
    if (!line) throw notFound("shipment_line");
    if (exceedsReturnable(line, want.quantity)) {
      faults.push(fault(`lines.${index}.quantity`, "shipments.return_exceeds", { line: line.lineNo, most: returnableQuantity(line) }));
      continue;
    }
    const { unbilled } = splitReturn(line, want.quantity);
    split.push({ id: newId(), line, quantity: want.quantity, unbilled, disposition: want.disposition, locationId: want.locationId ?? null, costMinor: returnCost(line, want.quantity) });
    state.set(line.id, { ...line, returned: addQuantity(line.returned, want.quantity), returnedUnbilled: addQuantity(line.returnedUnbilled, unbilled) });
  }
  if (faults.length > 0) throw refused("shipments.cannot_return", {}, faults);
  return split;
}

interface Receipt {
  readonly id: string;
  readonly number: string;
}

async function restock(scope: TenantScope, shipment: ShipmentRow, receipt: Receipt, on: CalendarDate, reason: string, returned: readonly ReturnedLine[]): Promise<void> {
  await receiveStock(scope, {
    on,
    kind: "return",
    reason,
    source: { type: "return_receipt", id: receipt.id, number: receipt.number },
    lines: returned
      .filter((r) => r.isStocked && r.disposition === "restock")
      .map((r) => ({ sourceLineId: r.id, itemId: r.line.itemId, warehouseId: shipment.warehouseId, locationId: r.locationId, quantity: r.quantity, valueMinor: r.costMinor })),
  });
}

async function advanceBooks(scope: TenantScope, returned: readonly ReturnedLine[], taken: Recognised | null): Promise<void> {
  const recognisedOf = (r: ReturnedLine) => taken?.ofLine.get(r.id) ?? 0n;
  await advanceReturned(scope, returned.map((r) => ({ id: r.line.demandLineId, quantity: r.quantity, unbilledQuantity: r.unbilled, recognisedMinor: recognisedOf(r) })));
  const perLine = groupBy(returned, (r) => r.line.id);
  await advanceReturnedOfLines(
    scope,
    [...perLine].map(([id, parts]) => ({
      id,
      quantity: parts.reduce((total, r) => addQuantity(total, r.quantity), "0"),
      unbilled: parts.reduce((total, r) => addQuantity(total, r.unbilled), "0"),
      recognisedMinor: sumMinor(parts.map(recognisedOf)),
    })),
  );
}

async function post(scope: TenantScope, shipment: ShipmentRow, receipt: Receipt, on: CalendarDate, returned: readonly ReturnedLine[], taken: Recognised | null): Promise<void> {
  const costOf = (disposition: ReturnedLine["disposition"]) => sumMinor(returned.filter((r) => r.disposition === disposition).map((r) => r.costMinor));
  await postJournal(scope, {
    on,
    memo: receipt.number,
    source: { type: "return_receipt", id: receipt.id, number: receipt.number },
    lines: [...costOfGoods(-costOf("restock")), ...scrapped(costOf("scrap")), ...revenue(taken?.totalMinor ?? 0n, shipment.customerId)],
  });
}

function headOf(scope: TenantScope, shipment: ShipmentRow, receipt: Receipt, on: CalendarDate, reason: string) {
  return {
    tenantId: scope.tenantId,
    id: receipt.id,
    number: receipt.number,
    shipmentId: shipment.id,
    customerId: shipment.customerId,
    warehouseId: shipment.warehouseId,
    receivedOn: on,
    reason,
    createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
    postedAt: scope.now,
  };
}

function lineOf(scope: TenantScope, returnReceiptId: string, r: ReturnedLine, lineNo: number) {
  return {
    tenantId: scope.tenantId,
    id: r.id,
    returnReceiptId,
    lineNo,
    shipmentLineId: r.line.id,
    demandLineId: r.line.demandLineId,
    itemId: r.line.itemId,
    quantity: r.quantity,
    unbilledQuantity: r.unbilled,
    disposition: r.disposition,
    costMinor: r.costMinor,
  };
}
