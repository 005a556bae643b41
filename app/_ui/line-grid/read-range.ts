import { parseDate, parseDecimal } from "../format";
import type { ColumnRole, LineColumn } from "./columns";

/** Which grid column each column of a pasted range belongs to; null where it belongs to none. */
export interface RangePlan {
  /** Rows of the range that are headers. */
  readonly skip: 0 | 1;
  readonly targets: readonly (number | null)[];
  /** Headers whose columns found no place: said, so that nothing is left out silently. */
  readonly ignored: readonly string[];
}

type Texts = readonly (readonly string[])[];

/** How spreadsheets of orders name their columns, in the product's languages: lower-case letters and digits only. */
const HEADERS: Readonly<Record<ColumnRole, string>> = {
  item: `item itemcode itemno itemnumber itemname code product productcode productname article articleno sku partno partnumber name description material
    품목 품목코드 품번 품명 품목명 상품코드 상품명 제품코드 제품명 자재번호 商品 商品编码 商品名称 物料 物料编码 物料号 物料名称 品名 货号 编码 名称`,
  quantity: "quantity qty orderqty orderquantity pcs amountordered 수량 주문수량 数量 订购数量 订单数量",
  unit: "unit uom um unitofmeasure 단위 单位 计量单位",
  cost: "cost unitcost purchaseprice buyingprice 원가 매입단가 입고단가 成本 单位成本 采购单价",
  place: "location bin place fromlocation 위치 로케이션 출고위치 库位 货位",
  until: "until validto validuntil to enddate 종료일 적용종료일 失效日期 截止日期",
  price: "price unitprice listprice netprice 단가 가격 单价 价格",
  discount: "discount disc discountpercent discountrate 할인 할인율 折扣 折扣率",
  date: "date requireddate requiredon deliverydate duedate shipdate needby 납기 납기일 납품일 요청일 희망납기일 validfrom from startdate 시작일 적용시작일 生效日期 交货日期 交期 需求日期 日期",
};
const roleOfHeader = new Map(Object.entries(HEADERS).flatMap(([role, words]) => words.split(/\s+/).map((word) => [word, role as ColumnRole] as const)));
const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const blank = (text: string | undefined) => text === undefined || text.trim() === "";
const isNumber = (text: string) => parseDecimal(text) !== null;
/** Only what is plainly a date: a bare number is none here. */
const isDate = (text: string) => /\d{4}[-/.]\s?\d{1,2}[-/.]/.test(text) && parseDate(text, "2000-01-01") !== null;

/**
 * How a pasted range lies on the grid. Headers in its first row say it by name. Otherwise it lies cell by cell from the active
 * one on; where that does not fit and the range begins in the item's column, what stands in the columns decides: first the item,
 * words behind it are its name, then quantity, unit, price, discount, date.
 */
export function planRange<R, F>(columns: readonly LineColumn<R, F>[], cells: Texts, from: number, today: string): RangePlan {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const named = cells.length > 1 ? byHeaders(columns, cells[0] ?? [], width) : null;
  if (named) return named;
  const placed = { skip: 0 as const, targets: Array.from({ length: width }, (_, right) => (from + right < columns.length ? from + right : null)), ignored: [] };
  if (columns[from]?.role !== "item" || fits(columns, cells, placed.targets, today)) return placed;
  return byContent(columns, cells, width) ?? placed;
}

function byHeaders<R, F>(columns: readonly LineColumn<R, F>[], first: readonly string[], width: number): RangePlan | null {
  const targets = Array.from({ length: width }, (_, right) => {
    const text = plain(first[right] ?? "");
    if (text === "") return null;
    const own = columns.findIndex((column) => column.kind !== "shown" && plain(column.header) === text);
    const role = roleOfHeader.get(text);
    const at = own >= 0 ? own : role ? columns.findIndex((column) => column.role === role) : -1;
    return at < 0 ? null : at;
  });
  const named = new Set(targets.filter((target) => target !== null)).size;
  const begins = columns.findIndex((column) => column.role === "item");
  // One word alone ("Unit") may be a value; two, or a range that has nothing but its item's header, are headers.
  if (named < 2 && !(named === 1 && width === 1 && targets[0] === begins)) return null;
  if (first.some((text) => isNumber(text) || isDate(text))) return null;
  return { skip: 1, targets, ignored: first.filter((text, right) => !blank(text) && targets[right] === null).map((text) => text.trim()) };
}

/** Whether every text could stand in the column it falls on. */
function fits<R, F>(columns: readonly LineColumn<R, F>[], cells: Texts, targets: readonly (number | null)[], today: string): boolean {
  return cells.every((row) =>
    row.every((text, right) => {
      const at = targets[right] ?? null;
      const column = at === null ? undefined : columns[at];
      if (blank(text)) return true;
      if (!column) return false;
      if (column.kind === "lookup") return column.role === "item" || !isNumber(text);
      if (column.kind === "decimal") return isNumber(text);
      return column.kind === "date" ? parseDate(text, today) !== null : true;
    }),
  );
}

function byContent<R, F>(columns: readonly LineColumn<R, F>[], cells: Texts, width: number): RangePlan | null {
  const place = (role: ColumnRole) => {
    const at = columns.findIndex((column) => column.role === role);
    return at < 0 ? null : at;
  };
  // Which numbers there are, and in which order one reads them, is the grid's to say.
  const numbers = (["quantity", "price", "cost", "discount"] as const).filter((role) => place(role) !== null);
  const taken = new Set<ColumnRole>(["item"]);
  const targets = Array.from({ length: width }, (_, right) => {
    if (right === 0) return place("item");
    const texts = cells.map((row) => row[right] ?? "").filter((text) => !blank(text));
    if (texts.length === 0) return null;
    if (texts.every(isDate)) {
      const next = (["date", "until"] as const).find((role) => !taken.has(role) && place(role) !== null);
      return next ? (taken.add(next), place(next)) : null;
    }
    if (texts.every(isNumber)) {
      const next = numbers.find((role) => !taken.has(role));
      return next ? (taken.add(next), place(next)) : null;
    }
    if (!taken.has("quantity")) return place("item");
    const next = (["unit", "place"] as const).find((role) => !taken.has(role) && place(role) !== null);
    return next ? (taken.add(next), place(next)) : null;
  });
  if (!taken.has("quantity")) return null;
  const left = targets.flatMap((target, right) => (target === null ? [cells.map((row) => row[right]?.trim() ?? "").find((text) => text !== "")] : []));
  return { skip: 0, targets, ignored: left.filter((text) => text !== undefined) };
}
