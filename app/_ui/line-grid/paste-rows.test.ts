import { describe, expect, it } from "vitest";
import type { LookupOption } from "../use-lookup";
import type { LineColumn } from "./columns";
import { layCells, parseClipboard, resolveLookups, toClipboard } from "./paste-rows";
import { planRange } from "./read-range";

interface Line {
  item: LookupOption<unknown> | null;
  quantity: string | null;
  net: string;
}

const catalog = [
  { id: "1", label: "Ball bearing 6204", detail: "BRG-6204" },
  { id: "2", label: "Ball bearing 6205", detail: "BRG-6205" },
];
let searches = 0;
const columns: LineColumn<Line>[] = [
  {
    key: "item", kind: "lookup", role: "item", header: "Item", get: (row) => row.item, set: (row, item) => ({ ...row, item }),
    search: async (query) => {
      searches += 1;
      return catalog.filter((item) => `${item.label} ${item.detail}`.toLowerCase().includes(query.toLowerCase()));
    },
  },
  { key: "net", kind: "shown", header: "Net", show: (row) => row.net },
  { key: "quantity", kind: "decimal", role: "quantity", header: "Quantity", get: (row) => row.quantity, set: (row, quantity) => ({ ...row, quantity }) },
];
const blank: Line = { item: null, quantity: null, net: "untouched" };

async function paste(text: string, rows: Line[], at = { row: 0, column: 0 }) {
  const cells = parseClipboard(text);
  const plan = planRange(columns, cells, at.column, "2026-11-21");
  const found = await resolveLookups(columns, cells, plan, blank);
  return layCells({ rows, columns, cells, row: at.row, plan, found, newRow: () => blank, today: "2026-11-21", factsOf: () => undefined });
}

describe("ORD-02 rows pasted from a spreadsheet", () => {
  it("reads tabs, lines and quoted cells that hold both", () => {
    expect(parseClipboard('a\t"b ""x""\n2"\r\n\tc\n')).toEqual([["a", 'b "x"\n2'], ["", "c"]]);
  });

  it("fills the rows from the cell on and adds those that are missing", async () => {
    const { rows, faults } = await paste("BRG-6204\tignored\t5\nbrg-6205\t\t1,200.5", [blank]);
    expect(faults).toEqual([]);
    expect(rows.map((row) => [row.item?.id, row.quantity, row.net])).toEqual([["1", "5", "untouched"], ["2", "1200.5", "untouched"]]);
  });

  it("reports what it could not read and leaves the cell as it was", async () => {
    const { rows, faults } = await paste("bearing\t\tmany", [{ ...blank, quantity: "7" }]);
    expect(faults).toEqual([
      { row: 0, columnKey: "item", text: "bearing", options: catalog },
      { row: 0, columnKey: "quantity", text: "many", options: [] },
    ]);
    expect(rows).toEqual([{ ...blank, quantity: "7" }]);
  });

  it("asks for each distinct text once", async () => {
    searches = 0;
    await paste("BRG-6204\nBRG-6204\nBRG-6205", []);
    expect(searches).toBe(2);
  });

  it("takes the item by its code, else by its name, where a range has both", async () => {
    const { rows, faults } = await paste("Item code\tItem name\tQty\nBRG-6204\tsomething else\t1\nunknown\tBall bearing 6205\t2\nnobody\tknows\t3", [blank]);
    expect(rows.map((row) => [row.item?.id, row.quantity])).toEqual([["1", "1"], ["2", "2"], [undefined, "3"]]);
    expect(faults).toEqual([{ row: 2, columnKey: "item", text: "nobody", options: [] }]);
  });

  it("goes out as it came in", () => {
    const cells = [["a", 'b "x"\n2'], ["", "1.5"]];
    expect(parseClipboard(toClipboard({ top: 0, bottom: 1, left: 0, right: 1 }, (row, column) => cells[row]?.[column] ?? ""))).toEqual(cells);
  });
});
