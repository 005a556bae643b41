import { describe, expect, it } from "vitest";
import { toDraft } from "../../_components/order-draft";
import type { Order } from "../_components/order-type";
import { toEdit } from "./order-to-edit";

const line = { id: "l1", itemId: "bolt", itemCode: "B-1", description: "Bolt", quantity: "24", enteredUnitId: null, enteredQuantity: null, priceStatus: "rule", unitPrice: "5", discountPercent: "0", requiredOn: "2026-03-20", shipSeparately: false, cancelledAt: null };
const order = (over: object) => ({ id: "o", number: "SO-1", version: 3, customerId: "c", requiredOn: "2026-03-20", charges: [], lines: [{ ...line, ...over }] }) as unknown as Order;
const units = [{ itemId: "bolt", unitId: "ea", unitCode: "EA", otherUnits: [{ unitId: "box", code: "BOX" }] }];
const sent = (over: object) => {
  const { header, lines } = toEdit(order(over), units);
  return toDraft("c", header, lines).lines[0];
};

describe("ORD-02 an order is edited in the units it was entered in", () => {
  it("a line typed as two boxes is shown and saved as two boxes", () => {
    expect(toEdit(order({ enteredUnitId: "box", enteredQuantity: "2" }), units).lines[0]).toMatchObject({ quantity: "2", unit: { id: "box", label: "BOX" } });
    expect(sent({ enteredUnitId: "box", enteredQuantity: "2" })).toMatchObject({ quantity: "2", unitId: "box" });
  });

  it("a line in the item's own unit stays in it, and its other units can be chosen", () => {
    expect(sent({})).toMatchObject({ quantity: "24", unitId: null });
    expect(toEdit(order({}), units).lines[0]?.item?.data).toEqual({ unitId: "ea", unitCode: "EA", otherUnits: [{ unitId: "box", code: "BOX" }] });
  });

  it("a unit that the item has lost since becomes the same goods in its own", () => {
    expect(sent({ enteredUnitId: "pallet", enteredQuantity: "1" })).toMatchObject({ quantity: "24", unitId: null });
  });
});
