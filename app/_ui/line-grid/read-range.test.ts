import { describe, expect, it } from "vitest";
import type { ColumnRole, LineColumn } from "./columns";
import { planRange } from "./read-range";

const decimal = (role: ColumnRole): LineColumn<object> => ({ key: role, kind: "decimal", role, header: `own ${role}`, get: () => null, set: (row) => row });
const columns: LineColumn<object>[] = [
  { key: "item", kind: "lookup", role: "item", header: "Article", get: () => null, set: (row) => row, search: () => Promise.resolve([]) },
  decimal("quantity"),
  { key: "unit", kind: "lookup", role: "unit", header: "Unit", get: () => null, set: (row) => row, search: () => Promise.resolve([]) },
  decimal("price"),
  decimal("discount"),
  { key: "date", kind: "date", role: "date", header: "Day", get: () => null, set: (row) => row },
  { key: "net", kind: "shown", header: "Net", show: () => null },
];
const plan = (text: string, from = 0) => planRange(columns, text.split("\n").map((line) => line.split("\t")), from, "2026-11-22");
const placed = (text: string, from = 0) => plan(text, from).targets.map((at) => (at === null ? null : columns[at]?.key));

describe("ORD-02 how pasted columns find their places", () => {
  it("headers say it, in three languages, in any order and wherever the cursor stands", () => {
    expect(placed("Price\tQty\tItem no.\n5\t2\tA-1", 3)).toEqual(["price", "quantity", "item"]);
    expect(placed("품목코드\t품명\t수량\t단가\t납기일\nA-1\t볼트\t3\t1,000\t2026-12-04")).toEqual(["item", "item", "quantity", "price", "date"]);
    expect(placed("物料编码\t数量\t单位\nA-1\t3\t个")).toEqual(["item", "quantity", "unit"]);
    expect(plan("Article\town quantity\nA-1\t2")).toMatchObject({ skip: 1 });
  });

  it("a column whose header means nothing here is named, not dropped in silence", () => {
    expect(plan("Code\tRemark\tQty\nA-1\turgent\t2")).toEqual({ skip: 1, targets: [0, null, 1], ignored: ["Remark"] });
  });

  it("a single line and a line of values are no headers", () => {
    expect(plan("Unit\tPrice")).toMatchObject({ skip: 0 });
    expect(plan("A-1\t2\nA-2\t3")).toMatchObject({ skip: 0 });
  });

  it("without headers a range lies cell by cell where that fits", () => {
    expect(placed("A-1\t2\tEA\t5\t10\t2026-12-04")).toEqual(["item", "quantity", "unit", "price", "discount", "date"]);
    expect(placed("7\nmany", 1)).toEqual(["quantity"]);
  });

  it("else by what stands in it: name behind the code, quantity, price, discount, date", () => {
    expect(placed("A-1\tBolt\t2\t1,000\t2026-12-04\nA-2\tNut\t3\t900\t2026-12-05")).toEqual(["item", "item", "quantity", "price", "date"]);
    expect(placed("A-1\t2\t1,000")).toEqual(["item", "quantity", "price"]);
    expect(placed("100234\tBolt M8\t12\tbox")).toEqual(["item", "item", "quantity", "unit"]);
  });

  it("numbers beyond those an order knows are named", () => {
    expect(plan("A-1\tBolt\t2\t1000\t5\t2000")).toMatchObject({ targets: [0, 0, 1, 3, 4, null], ignored: ["2000"] });
  });
});

describe("INV-01 ORD-02 pasted tables in grids of other columns", () => {
  const lookup = (role: ColumnRole): LineColumn<object> => ({ key: role, kind: "lookup", role, header: `own ${role}`, get: () => null, set: (row) => row, search: () => Promise.resolve([]) });
  const day = (role: ColumnRole): LineColumn<object> => ({ key: role, kind: "date", role, header: `own ${role}`, get: () => null, set: (row) => row });
  const placedIn = (own: LineColumn<object>[], text: string) => planRange(own, text.split("\n").map((line) => line.split("\t")), 0, "2026-11-22").targets.map((at) => (at === null ? null : own[at]?.key));
  const stock = [lookup("item"), lookup("place"), decimal("quantity"), decimal("cost")];
  const prices = [lookup("item"), decimal("quantity"), decimal("price"), day("date"), day("until")];

  it("a stock document: item, quantity and cost pass over the place; a place is known by its header or its words", () => {
    expect(placedIn(stock, "A-1\t12\t4.50\nA-2\t3\t1")).toEqual(["item", "quantity", "cost"]);
    expect(placedIn(stock, "A-1\tBolt\t12\tB-02\t4.50")).toEqual(["item", "item", "quantity", "place", "cost"]);
    expect(placedIn(stock, "위치\t품목코드\t원가\t수량\nB-02\tA-1\t4.5\t12")).toEqual(["place", "item", "cost", "quantity"]);
  });

  it("prices: the second day ends the span", () => {
    expect(placedIn(prices, "A-1\tBolt\t100\t4.50\t2026-01-01\t2026-12-31")).toEqual(["item", "item", "quantity", "price", "date", "until"]);
    expect(placedIn(prices, "物料编码\t单价\t生效日期\t失效日期\nA-1\t4.5\t2026-01-01\t2026-12-31")).toEqual(["item", "price", "date", "until"]);
  });
});
