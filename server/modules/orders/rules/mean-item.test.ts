import { describe, expect, it } from "vitest";
import { itemMeant, ranked, type ItemCandidate } from "./mean-item";

const item = (code: string, name: string, over: Partial<ItemCandidate> = {}): ItemCandidate => ({ id: code, code, name, barcode: null, customerCodes: [], ...over });
const bolt = item("A-1", "Bolt M8", { barcode: "8801", customerCodes: ["HB-77"] });
const longer = item("A-10", "Bolt M8 long");
const named = item("Z-9", "a-1");

describe("ORD-02 which item a text means", () => {
  it("the customer's code, the code, the barcode, the name, then what begins so", () => {
    expect(ranked([named, longer, bolt], "a-1").map((one) => one.code)).toEqual(["A-1", "Z-9", "A-10"]);
    expect(ranked([longer, item("HB-77", "Other"), bolt], "hb-77").map((one) => one.code)).toEqual(["A-1", "HB-77", "A-10"]);
    expect(ranked([longer, bolt], "bolt").map((one) => one.code)).toEqual(["A-1", "A-10"]);
  });

  it("is beyond doubt when one alone is called so, whatever else came near", () => {
    expect(itemMeant([longer, bolt], " A-1 ")?.code).toBe("A-1");
    expect(itemMeant([longer, bolt], "8801")?.code).toBe("A-1");
    expect(itemMeant([item("HB-77", "Other"), bolt], "HB-77")?.code).toBe("A-1");
    expect(itemMeant([longer], "long")?.code).toBe("A-10");
    expect(itemMeant([longer, bolt], "ＢＯＬＴ M8")?.code).toBe("A-1");
  });

  it("is open when two have the name or several only came near", () => {
    expect(itemMeant([item("B-1", "Nut"), item("B-2", "Nut")], "nut")).toBeNull();
    expect(itemMeant([longer, bolt], "bolt")).toBeNull();
    expect(itemMeant([], "bolt")).toBeNull();
  });
});
