import { describe, expect, it } from "vitest";
import type { LookupOption } from "../use-lookup";
import type { LineColumn } from "./columns";
import { layCells, parseClipboard, resolveLookups } from "./paste-rows";

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
    key: "item", kind: "lookup", header: "Item", get: (row) => row.item, set: (row, item) => ({ ...row, item }),
    search: async (query) => {
      searches += 1;
      return catalog.filter((item) => `${item.label} ${item.detail}`.toLowerCase().includes(query.toLowerCase()));
    },
  },
  { key: "net", kind: "shown", header: "Net", show: (row) => row.net },
  { key: "quantity", kind: "decimal", header: "Quantity", get: (row) => row.quantity, set: (row, quantity) => ({ ...row, quantity }) },
];
const blank: Line = { item: null, quantity: null, net: "untouched" };

async function paste(text: string, rows: Line[], at = { row: 0, column: 0 }) {
  const cells = parseClipboard(text);
  const found = await resolveLookups(columns, cells, at.column);
  return layCells({ rows, columns, cells, at, found, newRow: () => blank, today: "2026-11-21" });
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
    expect(faults).toEqual([{ row: 0, columnKey: "item", text: "bearing" }, { row: 0, columnKey: "quantity", text: "many" }]);
    expect(rows).toEqual([{ ...blank, quantity: "7" }]);
  });

  it("asks for each distinct text once", async () => {
    searches = 0;
    await paste("BRG-6204\nBRG-6204\nBRG-6205", []);
    expect(searches).toBe(2);
  });
});
