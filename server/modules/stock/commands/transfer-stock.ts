import { fault, invalid, refused } from "@/server/kernel/errors";
import { decimalText } from "@/server/kernel/money";
import { requireOpenDate } from "@/server/modules/ledger";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumber } from "@/server/platform/numbering";
import { stockIncreased } from "../events";
import { transferStockInput } from "../inputs";
import { loadGoods } from "../queries/load-goods";
import { planIssue } from "../rules/plan-issue";
import { insertMoves, placeKey, selectBalancesForUpdate, selectDefaultLocations, selectLocationBalances, type NewMove } from "../store";
import { insertDocument } from "../store-documents";

/**
 * Moves goods to another warehouse at their average cost, or to another location of the same warehouse. Goods reserved for orders
 * stay in their warehouse. Value stays within inventory: no journal.
 * @throws NaruError `stock.short`, `stock.short_at_location`, fault `stock.same_location`; `books.*`; not_found
 */
export const transferStock = defineCommand({
  name: "stock.transfer-stock",
  permission: "stock.transfer",
  input: transferStockInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    const within = input.warehouseId === input.toWarehouseId;
    const faults = within ? input.lines.flatMap((line, i) => (!line.locationId || !line.toLocationId || line.locationId === line.toLocationId ? [fault(`lines.${i}.toLocationId`, "stock.same_location")] : [])) : [];
    if (faults.length > 0) throw invalid(faults);
    const [goods, defaults] = await Promise.all([
      loadGoods(scope, input), selectDefaultLocations(scope, [input.toWarehouseId]), requireOpenDate(scope, on),
    ]);
    const places = input.lines.map((line) => ({ itemId: line.itemId, warehouseId: input.warehouseId }));
    const balances = await selectBalancesForUpdate(scope, [...places, ...places.map((place) => ({ ...place, warehouseId: input.toWarehouseId }))]);
    const lying = await selectLocationBalances(scope, places);
    const moves: NewMove[] = [];
    for (const line of input.lines) {
      const key = placeKey({ itemId: line.itemId, warehouseId: input.warehouseId });
      const balance = balances.get(key) ?? { onHand: "0", reserved: "0", valueMinor: 0n };
      const plan = planIssue(within ? { ...balance, reserved: "0" } : balance, lying.get(key) ?? [], { quantity: line.quantity, locationId: line.locationId, consumes: "0" });
      if (plan.kind !== "planned") {
        throw refused(plan.kind === "short" ? "stock.short" : "stock.short_at_location", { item: goods.get(line.itemId)?.code ?? "", wanted: line.quantity, available: plan.available });
      }
      if (!within) balances.set(key, plan.balance);
      lying.set(key, [...plan.places]);
      const toLocationId = line.toLocationId ?? defaults.get(input.toWarehouseId) ?? "";
      for (const take of plan.takes) {
        const [out, into] = [newId(), newId()];
        moves.push(
          { id: out, kind: "transfer_out", itemId: line.itemId, warehouseId: input.warehouseId, locationId: take.locationId, quantity: decimalText(`-${take.quantity}`), valueMinor: -take.valueMinor, sourceLineId: null, reason: input.reason, pairedMoveId: into },
          { id: into, kind: "transfer_in", itemId: line.itemId, warehouseId: input.toWarehouseId, locationId: toLocationId, quantity: take.quantity, valueMinor: take.valueMinor, sourceLineId: null, reason: input.reason, pairedMoveId: out },
        );
      }
    }
    const [documentId, number] = [newId(), await takeNumber(scope, "stock_transfer", on)];
    await Promise.all([
      insertDocument(scope, { id: documentId, number, kind: "transfer", warehouseId: input.warehouseId, toWarehouseId: input.toWarehouseId, movedOn: on, reason: input.reason }),
      insertMoves(scope, { on, source: { type: "stock_document", id: documentId, number }, moves }),
    ]);
    return done({ documentId, number }, {
      audit: { entityType: "stock_document", entityId: documentId, entityLabel: number, changes: { lines: [null, input.lines.length] } },
      events: within ? [] : [stockIncreased({ warehouseId: input.toWarehouseId, itemIds: [...new Set(input.lines.map((line) => line.itemId))] })],
    });
  },
});
