import { describe, expect, it } from "vitest";
import type { Table } from "./read-table";
import { reasonOf, suggestColumns, suggestMatches } from "./suggest-columns";

const table = (columns: string[], ...rows: string[][]): Table => ({ encoding: "utf-8", columns, rows: rows.map((cells, i) => ({ line: i + 2, cells })) });

describe("ORD-21 columns are recognised with a reason", () => {
  it("by a header in English, Korean or Chinese", () => {
    const { mapping, reasons } = suggestColumns("customers", table(["거래처코드", "Company Name", "电话"], ["1", "A", "02"]), null);
    expect(mapping).toEqual({ 거래처코드: "code", "Company Name": "name", 电话: "phone" });
    expect(new Set(Object.values(reasons).map((one) => one.by))).toEqual(new Set(["header"]));
  });

  it("by what the cells look like when the header says nothing, each field once", () => {
    const file = table(["code", "name", "Spalte 3", "Spalte 4", "Spalte 5"], ["1", "A", "a@b.example", "Deutschland", "c@d.example"], ["2", "B", "", "Korea", "e@f.example"]);
    const { mapping, reasons } = suggestColumns("customers", file, null);
    expect(mapping).toMatchObject({ "Spalte 3": "email", "Spalte 4": "address.country", "Spalte 5": "contact.email" });
    expect(reasons["Spalte 3"]).toEqual({ by: "values", look: "email", sample: "a@b.example" });
    expect(reasonOf("customers", file, "main", "Spalte 3", "email")).toEqual(reasons["Spalte 3"]);
    expect(reasonOf("customers", file, "main", "Spalte 3", "industry")).toBeNull();
  });

  it("leaves alone what only a few cells look like", () => {
    expect(suggestColumns("customers", table(["code", "name", "x"], ["1", "A", "a@b.example"], ["2", "B", "none"]), null).mapping).not.toHaveProperty("x");
  });

  it("matches values however they are written", () => {
    expect(suggestMatches(["ea", "Piece", "BX."], [{ value: "EA", label: "Piece" }, { value: "BX", label: "Box" }])).toEqual({ ea: "EA", Piece: "EA", "BX.": "BX" });
  });
});
