import { describe, expect, it } from "vitest";
import { faultsOfPlan, plannableQuantity, splitIntoShipments, type PlannableLine } from "./plan-lines";

const line = (over: Partial<PlannableLine> = {}): PlannableLine => ({
  id: "a", lineNo: 1, sourceId: "o", warehouseId: "w1", confirmed: true, held: false, shipSeparately: false,
  ordered: "5", cancelled: "0", scheduled: "0", shipped: "0", ...over,
});
const book = (...lines: PlannableLine[]) => new Map(lines.map((l) => [l.id, l]));

describe("SHP-15 what may be planned of an order line", () => {
  it("is ordered less cancelled, shipped and already scheduled", () => {
    expect(plannableQuantity(line({ cancelled: "1", shipped: "1.5", scheduled: "0.5" }))).toBe("2");
  });

  it("allows exactly what is open and names what is open when more is asked for", () => {
    expect(faultsOfPlan([{ demandLineId: "a", quantity: "5" }], book(line()))).toEqual([]);
    expect(faultsOfPlan([{ demandLineId: "a", quantity: "5.0001" }], book(line()))).toEqual([
      { path: "lines.0.quantity", code: "shipments.line_exceeds_open", params: { line: 1, open: "5" } },
    ]);
  });

  it("judges a line asked for twice by the sum", () => {
    const twice = [{ demandLineId: "a", quantity: "3" }, { demandLineId: "a", quantity: "3" }];
    expect(faultsOfPlan(twice, book(line())).map((f) => f.path)).toEqual(["lines.1.quantity"]);
  });

  it("refuses drafts, held lines and lines with nothing open, all at once", () => {
    const lines = book(line({ id: "a", confirmed: false }), line({ id: "b", held: true }), line({ id: "c", shipped: "5" }));
    const codes = faultsOfPlan(["a", "b", "c"].map((demandLineId) => ({ demandLineId, quantity: "1" })), lines).map((f) => f.code);
    expect(codes).toEqual(["shipments.line_not_confirmed", "shipments.line_held", "shipments.line_nothing_open"]);
  });
});

describe("ORD-03 ship separately", () => {
  it("gives a flagged line a shipment of its own and each warehouse one", () => {
    const lines = book(line({ id: "a" }), line({ id: "b", shipSeparately: true }), line({ id: "c" }), line({ id: "d", warehouseId: "w2" }));
    const wanted = ["a", "b", "c", "d"].map((demandLineId) => ({ demandLineId, quantity: "1" }));
    expect(splitIntoShipments(wanted, lines).map((g) => g.map((w) => w.demandLineId))).toEqual([["a", "c"], ["b"], ["d"]]);
  });
});
