import { describe, expect, it } from "vitest";
import { hiddenModules, idsIn, readableChanges } from "./readable-changes";

const KIM = "0199a000-0000-7000-8000-000000000001";
const NOBODY = "0199a000-0000-7000-8000-000000000002";
const names = new Map([[KIM, "Kim Minji"]]);

describe("PLT-12 a trail that reads", () => {
  it("names ids, and leaves out an id without a name", () => {
    expect(readableChanges({ ownerUserId: [null, KIM], warehouseId: [KIM, NOBODY] }, names)).toEqual([{ field: "ownerUserId", before: null, after: "Kim Minji" }]);
  });
  it("puts an address on one line and keeps amounts exact", () => {
    const changes = { shipTo: [{ line1: "1 Harbour Road", line2: null, city: "Busan" }, { line1: "2 Hill Street", city: "Seoul" }], grossMinor: ["900719925474099312", "5"] } as const;
    expect(readableChanges(changes, names)).toEqual([
      { field: "shipTo", before: "1 Harbour Road, Busan", after: "2 Hill Street, Seoul" },
      { field: "grossMinor", before: "900719925474099312", after: "5" },
    ]);
  });
  it("leaves out what keeps house and what did not change for a reader", () => {
    expect(readableChanges({ version: [1, 2], searchText: ["a", "b"], notes: [null, ""], packed: [false, true] }, names)).toEqual([{ field: "packed", before: false, after: true }]);
  });
  it("collects the ids to name", () => {
    expect(idsIn({ ownerUserId: [KIM, NOBODY], name: ["a", "b"] })).toEqual([KIM, NOBODY]);
  });
  it("keeps lines about credit and prices from those who see neither", () => {
    expect(hiddenModules((right) => right === "receivables.view" || right === "invoices.view")).toEqual(["credit", "pricing", "ledger"]);
    expect(hiddenModules(() => true)).toEqual([]);
  });
});
