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
  });

  it("another minimum quantity is another price: the old one goes", () => {
    const changes = changesOf([saved("a")], [saved("a", { minQuantity: "100" })]);
    expect(changes).toMatchObject({ entries: [{ minQuantity: "100" }], remove: ["a"], count: 1 });
  });

  it("a line without its price is named and its saved price is not lost", () => {
    const changes = changesOf([saved("a")], [saved("a", { unitPrice: null }), { ...newDraft(), unitPrice: "1" }]);
    expect(changes).toMatchObject({ entries: [], remove: [], incomplete: [0, 1] });
  });
});
