import { describe, expect, it } from "vitest";
import { keepFieldsOfType, typeFaults } from "./customer-type";

const none = { commissionPercent: null, commissionPayee: null, territory: null, endUse: null };

describe("CUS-02 the type of a customer decides its fields", () => {
  it("an agent needs both commission fields, and hears of both at once", () => {
    expect(typeFaults("agent", none).map((f) => f.path)).toEqual(["commissionPercent", "commissionPayee"]);
    expect(typeFaults("agent", { ...none, commissionPercent: "5", commissionPayee: "Kim" })).toEqual([]);
  });

  it("a distributor needs a territory, a direct user nothing more", () => {
    expect(typeFaults("distributor", none).map((f) => f.code)).toEqual(["customers.territory_missing"]);
    expect(typeFaults("direct", none)).toEqual([]);
  });

  it("fields of other types do not survive a change of type", () => {
    const agent = { commissionPercent: "5", commissionPayee: "Kim", territory: "Busan", endUse: "kitchen" };
    expect(keepFieldsOfType("direct", agent)).toEqual({ ...none, endUse: "kitchen" });
    expect(keepFieldsOfType("agent", agent)).toEqual({ ...none, commissionPercent: "5", commissionPayee: "Kim" });
  });
});
