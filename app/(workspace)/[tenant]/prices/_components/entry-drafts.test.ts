import { describe, expect, it } from "vitest";
import { changesOf, newDraft, type EntryDraft } from "./entry-drafts";

const saved = (key: string, over: Partial<EntryDraft> = {}): EntryDraft => ({
  ...newDraft(), key, savedId: key, item: { id: `item-${key}`, label: key }, unitPrice: "10", ...over,
});

describe("PRC-02 what the price grid sends", () => {
  it("nothing when nothing changed, blank lines aside", () => {
    const rows = [saved("a"), saved("b")];
    expect(changesOf(rows, [...rows, newDraft()])).toMatchObject({ entries: [], remove: [], count: 0 });
  });

  it("a changed price is one entry; a removed line is one removal", () => {
    const changes = changesOf([saved("a"), saved("b")], [saved("a", { unitPrice: "12" })]);
    expect(changes).toMatchObject({ entries: [{ itemId: "item-a", unitPrice: "12" }], remove: ["b"], count: 2 });
    expect(changes.seen.map((one) => [one.priceListEntryId, one.unitPrice])).toEqual([["a", "10"], ["b", "10"]]);
  });

  it("another minimum quantity is another price: the old one goes", () => {
    const changes = changesOf([saved("a")], [saved("a", { minQuantity: "100" })]);
    expect(changes).toMatchObject({ entries: [{ minQuantity: "100" }], remove: ["a"], count: 1 });
  });

  it("PLT-09 tells which saved prices it replaces, also under a line typed anew, and none that stays", () => {
    const typed = { ...newDraft(), item: { id: "item-a", label: "a" }, unitPrice: "11" };
    expect(changesOf([saved("a"), saved("b")], [saved("a"), saved("b"), typed]).seen.map((one) => one.priceListEntryId)).toEqual(["a"]);
  });

  it("a line without its price is named and its saved price is not lost", () => {
    const changes = changesOf([saved("a")], [saved("a", { unitPrice: null }), { ...newDraft(), unitPrice: "1" }]);
    expect(changes).toMatchObject({ entries: [], remove: [], incomplete: [0, 1] });
  });
});
