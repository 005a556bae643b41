import { describe, expect, it } from "vitest";
import { keptParams, laidOut, LISTS, moved, NO_VIEW, ordersList, shownState, sortsOf, boundedWidth, DEFAULT_LAYOUT, type ListDeclaration } from ".";

const list = ordersList as unknown as ListDeclaration;
const drafts = { id: "v1", params: { status: "draft", sort: "-amount" }, layout: null };
const kept = { views: [drafts], defaultViewId: null, layout: null };

describe("LIST what a list shows for an address", () => {
  it("shows the view it names, or what the address says itself", () => {
    expect(shownState(list, { view: "v1" }, kept)).toMatchObject({ params: { status: "draft", sort: "-amount" }, changed: false });
    expect(shownState(list, { view: "v1", status: "confirmed" }, kept)).toMatchObject({ view: drafts, params: { status: "confirmed" }, changed: true });
    expect(shownState(list, { view: "gone" }, kept)).toMatchObject({ view: null, params: {} });
  });

  it("opens with the default view, and as it is by itself when the address says so or anything else", () => {
    const withDefault = { ...kept, defaultViewId: "v1" };
    expect(shownState(list, {}, withDefault)).toMatchObject({ view: drafts, params: drafts.params });
    expect(shownState(list, { view: NO_VIEW }, withDefault)).toMatchObject({ view: null, params: {} });
    expect(shownState(list, { q: "bolt" }, withDefault)).toMatchObject({ view: null, params: { q: "bolt" } });
  });

  it("knows its own parameters only", () => {
    expect(keptParams(list, { status: "draft", orderedFrom: "2026-01-01", nonsense: "x", q: "" })).toEqual({ status: "draft", orderedFrom: "2026-01-01" });
  });
});

describe("LIST how a list is laid out", () => {
  it("keeps the first column first, chosen ones in their order, and optional ones away until chosen", () => {
    expect(laidOut(list.columns, DEFAULT_LAYOUT).map((column) => column.key)).not.toContain("net");
    expect(laidOut(list.columns, { ...DEFAULT_LAYOUT, columns: ["amount", "net", "number", "unknown"] }).map((column) => column.key)).toEqual(["number", "amount", "net"]);
    expect([moved(["a", "b", "c"], "b", -1), moved(["a", "b", "c"], "c", 1), moved(["a"], "x", 1)]).toEqual([["b", "a", "c"], ["a", "b", "c"], ["a"]]);
    expect([boundedWidth(1), boundedWidth(100.4), boundedWidth(9999)]).toEqual([48, 100, 720]);
  });

  it("every list has one name, distinct columns and a default order it can be asked for", () => {
    for (const [name, one] of Object.entries(LISTS) as [string, ListDeclaration][]) {
      expect(one.name).toBe(name);
      expect(new Set(one.columns.map((column) => column.key)).size).toBe(one.columns.length);
      if (one.defaultSort) expect(sortsOf(one)).toContain(one.defaultSort);
    }
  });
});
