import { describe, expect, it } from "vitest";
import { planDispatch, type DispatchDemand } from "./plan-dispatch";

const demand = (over: Partial<DispatchDemand> = {}): Map<string, DispatchDemand> =>
  new Map([["d", { id: "d", lineNo: 7, sourceId: "o", warehouseId: "w", confirmed: true, held: false, shipSeparately: false, ordered: "5", cancelled: "0", scheduled: "3", shipped: "0", reserved: "4", ...over }]]);
const line = { id: "l", demandLineId: "d", quantity: "3", deliveryCode: null } as const;

describe("SHP-03 what a dispatch does to the order line", () => {
  it("uses the line's reservation first, then free stock", () => {
    expect(planDispatch([line], demand()).lines[0]).toMatchObject({ consumed: "3", release: "0", cancel: "0", code: "partial" });
    expect(planDispatch([line], demand({ reserved: "1" })).lines[0]).toMatchObject({ consumed: "1" });
  });

  it("gives up the rest and its reservation when final (SHP-06)", () => {
    expect(planDispatch([{ ...line, deliveryCode: "final" }], demand({ reserved: "5" })).lines[0]).toMatchObject({ consumed: "3", cancel: "2", release: "2", code: "final" });
  });

  it("judges two lines of one order line one after the other", () => {
    const two = [{ ...line, quantity: "2" }, { ...line, id: "m", quantity: "3" }];
    const plan = planDispatch(two, demand({ scheduled: "5", reserved: "3" }));
    expect(plan.lines.map((l) => [l.code, l.consumed])).toEqual([["partial", "2"], ["final", "1"]]);
    expect(plan.faults).toEqual([]);
  });

  it("refuses held lines and a final that contradicts another shipment", () => {
    expect(planDispatch([line], demand({ held: true })).faults).toEqual([{ path: "lines.0", code: "shipments.line_held", params: { line: 7 } }]);
    expect(planDispatch([{ ...line, deliveryCode: "final" }], demand({ scheduled: "4" })).faults[0]?.code).toBe("shipments.final_while_scheduled");
  });
});
