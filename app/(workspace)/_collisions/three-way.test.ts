import { describe, expect, it } from "vitest";
import { differencesOf, sameValue } from "./three-way";

const was = { carrier: "Hanjin", notes: "", quantity: "5", entity: { id: "1", label: "A" }, limit: 10n };

describe("PLT-09 what two people changed at once", () => {
  it("is what the other one changed, with what stands here", () => {
    expect(differencesOf(was, { ...was, carrier: "CJ", notes: "fragile" }, { ...was, carrier: "Lotte" })).toEqual([
      { name: "carrier", was: "Hanjin", theirs: "CJ", mine: "Lotte", onlyTheirs: false },
      { name: "notes", was: "", theirs: "fragile", mine: "", onlyTheirs: true },
    ]);
  });

  it("is not what only this form changed, nor what both changed alike", () => {
    expect(differencesOf(was, was, { ...was, carrier: "Lotte" })).toEqual([]);
    expect(differencesOf(was, { ...was, quantity: "7" }, { ...was, quantity: "7" })).toEqual([]);
  });

  it("takes blank for blank, a record for itself under another name, and amounts exactly", () => {
    expect(sameValue(null, "")).toBe(true);
    expect(sameValue({ id: "1", label: "A" }, { id: "1", label: "B" })).toBe(true);
    expect(sameValue({ a: 1, b: null }, { a: 1 })).toBe(true);
    expect(sameValue(900719925474099312n, 900719925474099313n)).toBe(false);
    expect(sameValue([{ unitId: "x", factor: "2" }], [{ factor: "2", unitId: "x" }])).toBe(true);
    expect(sameValue([], [{ unitId: "x" }])).toBe(false);
    expect(sameValue(false, "")).toBe(false);
  });
});
