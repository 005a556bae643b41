import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import messages from "@/messages/en/shell.json";
import { PERMISSIONS, permissionsOf } from "@/server/platform/permissions";
import { creations, navigation, parts, placeOf, visibleNavigation, visibleParts } from "./navigation";

function pageFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "page.tsx").map((file) => path.join(folder, file));
}

describe("PLT-12 the sidebar shows a role its own", () => {
  const entries = navigation.flatMap((entry) => [entry, ...(entry.children ?? [])]);

  it("asks only for permissions of the one table, and has a name for each entry", () => {
    expect(entries.filter((entry) => !(PERMISSIONS as string[]).includes(entry.permission))).toEqual([]);
    expect([...entries, ...parts].filter((entry) => !(entry.id in messages.nav))).toEqual([]);
    expect(parts.filter((part) => part.permission !== null && !(PERMISSIONS as string[]).includes(part.permission))).toEqual([]);
  });

  it("leads only to pages that exist", () => {
    const folder = path.join(import.meta.dirname, "..");
    const pages = new Set(pageFiles(folder).map((file) => `/${path.relative(folder, path.dirname(file)).split(path.sep).filter((step) => !step.startsWith("(")).join("/")}`));
    const missing = [...entries, ...creations, ...parts].filter((entry) => !pages.has(entry.path));
    expect(missing.map((entry) => entry.path)).toEqual([]);
  });

  it("names every beginning and asks for a permission of the table", () => {
    expect(creations.filter((one) => !(one.id in messages.create) || !(PERMISSIONS as string[]).includes(one.permission))).toEqual([]);
  });

  it("gives each entry a key of its own", () => {
    expect(new Set(navigation.map((entry) => entry.key)).size).toBe(navigation.length);
  });

  it("hides from the warehouse what is not its own", () => {
    const seen = visibleNavigation([...permissionsOf("warehouse")]).map((entry) => entry.id);
    expect(seen).toEqual(expect.arrayContaining(["today", "orders", "shipments", "stock"]));
    expect(seen).not.toEqual(expect.arrayContaining(["ledger"]));
    expect(seen).not.toEqual(expect.arrayContaining(["settings"]));
  });

  it("reaches an open part of an area whose own page is closed", () => {
    const seen = visibleNavigation(["books_check.view"]);
    expect(seen.map((entry) => [entry.id, entry.path])).toEqual([["ledger", "/ledger/books-check"]]);
  });

  it("knows the area and the part of it that an address lies in", () => {
    const of = (path: string) => placeOf(path, [...permissionsOf("owner")]).map((one) => one.id);
    expect(of("/")).toEqual(["today"]);
    expect(of("/orders/0198")).toEqual(["orders"]);
    expect(of("/prices/rules")).toEqual(["items", "prices", "discountRules"]);
    expect(of("/receivables/receipts/1")).toEqual(["receivables", "receipts"]);
    expect(of("/inbound/suppliers/1")).toEqual(["stock", "inbound", "suppliers"]);
    expect(of("/stock/counts/1")).toEqual(["stock", "stockCounts"]);
    expect(of("/settings/units")).toEqual(["settings", "settings-units"]);
    expect(of("/notifications")).toEqual([]);
  });

  it("leads nobody to a part of an area that is closed, and everybody to the own account", () => {
    const seen = visibleParts([...permissionsOf("warehouse")]).map((part) => part.id);
    expect(seen).toEqual(expect.arrayContaining(["stockCounts", "settings-account"]));
    expect(seen.filter((id) => ["journal", "exposure", "settings-members"].includes(id))).toEqual([]);
    expect(visibleParts([...permissionsOf("owner", ["counts"])]).map((part) => part.id)).not.toContain("stockCounts");
  });
});
