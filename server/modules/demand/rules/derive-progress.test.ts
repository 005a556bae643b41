import { describe, expect, it } from "vitest";
import { deriveProgress, type LineQuantities } from "./derive-progress";

const line = (q: Partial<LineQuantities> = {}): LineQuantities => ({
  confirmed: true, ordered: "10", cancelled: "0", reserved: "0", scheduled: "0", shipped: "0", returned: "0", returnedUnbilled: "0", invoiced: "0", ...q,
});
const statusOf = (q: Partial<LineQuantities>) => deriveProgress([line(q)]).lines[0]?.status;

describe("ORD-23 progress of an order from the quantities of its lines", () => {
  it.each([
    ["draft", { confirmed: false }],
    ["open", {}],
    ["open", { reserved: "4" }],
    ["reserved", { reserved: "10" }],
    ["reserved", { cancelled: "6", reserved: "4" }],
    ["partly_shipped", { shipped: "4", invoiced: "4" }],
    ["shipped", { shipped: "10" }],
    ["shipped", { cancelled: "6", shipped: "4" }],
    ["partly_invoiced", { shipped: "10", invoiced: "3" }],
    ["invoiced", { shipped: "10", invoiced: "10" }],
    ["invoiced", { shipped: "10", returned: "2", returnedUnbilled: "2", invoiced: "8" }],
    ["cancelled", { cancelled: "10" }],
  ] as const)("a line is %s with %j", (status, q) => {
    expect(statusOf(q)).toBe(status);
  });

  it("gives what is left to ship, to plan, to reserve and to bill", () => {
    const [only] = deriveProgress([line({ cancelled: "1", shipped: "4", scheduled: "2", reserved: "3", returnedUnbilled: "1", returned: "1", invoiced: "2" })]).lines;
    expect(only).toMatchObject({ openToShip: "5", toSchedule: "3", unreserved: "2", billable: "1" });
  });

  it("is as far as the slowest living line", () => {
    expect(deriveProgress([line({ shipped: "10", invoiced: "10" }), line()]).order).toBe("partly_shipped");
    expect(deriveProgress([line({ shipped: "10", invoiced: "10" }), line({ shipped: "10" })])).toMatchObject({ order: "partly_invoiced", fulfilled: false });
    expect(deriveProgress([line({ shipped: "10", invoiced: "10" }), line({ cancelled: "10" })])).toMatchObject({ order: "invoiced", fulfilled: true });
    expect(deriveProgress([line({ cancelled: "10" })])).toMatchObject({ order: "open", fulfilled: false });
  });
});
