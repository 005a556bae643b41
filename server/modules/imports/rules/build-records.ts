import { fault, type Fault } from "@/server/kernel/errors";
import { fieldOf, fieldsOf, LINE_KEY, lineColumn, type ImportField, type ImportKind } from "./import-fields";
import { readCell, type CellFormats } from "./read-cell";
import type { Table, TableRow } from "./read-table";

/** Values of a record's fields; null where the file has the column and the cell is empty. */
export type Values = Record<string, string | null>;

export interface ImportRecord {
  readonly key: string;
  /** Lines of the file: the record's own first, then those of its lines. */
  readonly lineNumbers: number[];
  readonly record: { readonly values: Values; readonly lines: Values[] };
  readonly faults: Fault[];
}

export interface ImportPlan {
  readonly kind: ImportKind;
  readonly mapping: Readonly<Record<string, string>>;
  readonly valueMatches: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly formats: CellFormats;
  /** Values of fields whose column is absent or whose cell is empty. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** Every field the mapping must give and does not, neither by a column nor by a fixed value. */
export function mappingFaults(plan: ImportPlan, hasLinesFile: boolean): Fault[] {
  const given = new Set([...Object.values(plan.mapping), ...Object.keys(plan.defaults)]);
  const missing = fieldsOf(plan.kind).filter((one) => one.required && !given.has(one.name)).map((one) => one.name);
  if (hasLinesFile && !given.has(LINE_KEY)) missing.push(LINE_KEY);
  return missing.map((name) => fault(`mapping.${name}`, "imports.field_not_mapped", { field: name }));
}

/** Rows of the file → records, each with every fault of its cells. An order's rows are joined by its key. */
export function buildRecords(plan: ImportPlan, table: Table, lines: Table | null): ImportRecord[] {
  const records = plan.kind === "orders" ? joinOrders(plan, table, lines) : table.rows.map((row) => single(plan, table, row));
  const seen = new Map<string, number>();
  for (const record of records) {
    const [line = 0] = record.lineNumbers;
    const first = seen.get(record.key);
    if (record.key === "") record.faults.push(at(fault(keyField(plan.kind), "input.required"), line, columnOf(plan, keyField(plan.kind))));
    else if (first !== undefined) record.faults.push(at(fault(keyField(plan.kind), "imports.key_twice", { key: record.key, first }), line, columnOf(plan, keyField(plan.kind))));
    else seen.set(record.key, line);
  }
  return records;
}

/** The fields that make a record's key; the first alone must be there. */
const KEYS: Readonly<Record<ImportKind, readonly [string, ...string[]]>> = {
  customers: ["code"], contacts: ["customerCode", "name"], addresses: ["customerCode", "kind", "label"], suppliers: ["code"], items: ["code"],
  prices: ["itemCode", "priceList", "minQuantity", "validFrom"], customer_item_codes: ["customerCode", "code"], opening_stock: ["itemCode", "warehouseCode", "locationCode"],
  opening_receivables: ["number", "customerCode"], opening_balances: ["accountCode"], orders: ["key"], receipts: ["key"],
};

export const keyField = (kind: ImportKind) => KEYS[kind][0];

function keyOf(kind: ImportKind, values: Values): string {
  const [first, ...rest] = KEYS[kind].map((name) => values[name] ?? "");
  return first ? [first, ...rest].join(" / ").replace(/( \/ )+$/, "") : "";
}

/** A fault with its place in the file. */
export function at(one: Fault, fileLine: number, column: string | null): Fault {
  return { ...one, params: { ...one.params, fileLine, ...(column ? { column } : {}) } };
}

export function columnOf(plan: Pick<ImportPlan, "mapping">, name: string): string | null {
  return Object.entries(plan.mapping).find(([, mapped]) => mapped === name)?.[0]?.replace(/^lines\//, "") ?? null;
}

function single(plan: ImportPlan, table: Table, row: TableRow): ImportRecord {
  const faults: Fault[] = [];
  const values = readRow(plan, table, row, fieldsOf(plan.kind), (column) => column, faults);
  return { key: keyOf(plan.kind, values), lineNumbers: [row.line], record: { values, lines: [] }, faults };
}

function joinOrders(plan: ImportPlan, table: Table, second: Table | null): ImportRecord[] {
  const [head, ofLine] = [fieldsOf("orders").filter((one) => !one.ofLine), fieldsOf("orders").filter((one) => one.ofLine)];
  const byKey = new Map<string, ImportRecord>();
  const records: ImportRecord[] = [];
  for (const row of table.rows) {
    const faults: Fault[] = [];
    const values = readRow(plan, table, row, head, (column) => column, faults);
    const key = keyOf("orders", values);
    let record = second ? undefined : byKey.get(key);
    if (!record) {
      record = { key, lineNumbers: [row.line], record: { values, lines: [] }, faults };
      records.push(record);
      if (!byKey.has(key)) byKey.set(key, record);
    } else {
      const differs = Object.keys(values).find((name) => values[name] !== record?.record.values[name]);
      if (differs) record.faults.push(at(fault(differs, "imports.head_differs", { key, first: record.lineNumbers[0] ?? 0 }), row.line, columnOf(plan, differs)));
      record.lineNumbers.push(row.line);
    }
    if (!second) record.record.lines.push(readRow(plan, table, row, ofLine, (column) => column, record.faults));
  }
  if (!second) return records;
  const keys: ImportField = { name: LINE_KEY, type: "text", required: true, choices: null, ofLine: true, headers: [] };
  for (const row of second.rows) {
    const faults: Fault[] = [];
    const { [LINE_KEY]: key, ...values } = readRow(plan, second, row, [keys, ...ofLine], lineColumn, faults);
    const record = byKey.get(key ?? "");
    if (record) {
      record.record.lines.push(values);
      record.lineNumbers.push(row.line);
      record.faults.push(...faults);
    } else {
      records.push({ key: key ?? "", lineNumbers: [row.line], record: { values: {}, lines: [values] }, faults: [at(fault(LINE_KEY, "imports.line_without_order", { key: key ?? "" }), row.line, columnOf(plan, LINE_KEY))] });
    }
  }
  return records;
}

function readRow(plan: ImportPlan, table: Table, row: TableRow, fields: readonly ImportField[], nameOf: (column: string) => string, faults: Fault[]): Values {
  const values: Values = {};
  const indexOf = new Map(table.columns.map((column, i) => [plan.mapping[nameOf(column)] ?? "", i]));
  for (const one of fields) {
    const index = indexOf.get(one.name);
    const cell = index === undefined ? "" : (row.cells[index] ?? "").trim();
    const text = cell || plan.defaults[one.name] || "";
    if (text === "") {
      if (index !== undefined) values[one.name] = null;
      if (one.required && one.name !== keyField(plan.kind)) faults.push(at(fault(one.name, "input.required"), row.line, columnOf(plan, one.name)));
      continue;
    }
    const matched = plan.valueMatches[one.name]?.[text] ?? text;
    const read = readCell(matched, one.type, plan.formats);
    if ("fault" in read) faults.push(at(fault(one.name, read.fault, { value: text.slice(0, 60) }), row.line, columnOf(plan, one.name)));
    else values[one.name] = read.value;
  }
  return values;
}

/** The field of this kind that a fault of the command's input belongs to, and which of the record's lines. */
export function placeOfPath(kind: ImportKind, path: string): { field: string; line: number | null } {
  const ofLine = /^lines\.(\d+)\.?(.*)$/.exec(path);
  const plainPath = ofLine && kind === "orders" ? `line.${ofLine[2] ?? ""}` : ofLine ? (ofLine[2] ?? "") : path;
  const field = plainPath.startsWith("allocations.") ? "invoiceNumbers" : (ALSO[kind]?.[plainPath] ?? plainPath);
  const known = fieldOf(kind, field) ? field : keyField(kind);
  return { field: known, line: ofLine && kind === "orders" ? Number(ofLine[1]) : null };
}

const ALSO: Partial<Record<ImportKind, Readonly<Record<string, string>>>> = {
  customers: { paymentTermsId: "paymentTerms", ownerUserId: "owner", limitMinor: "creditLimit" },
  contacts: { "contact.name": "name", "contact.title": "title", "contact.email": "email", "contact.phone": "phone", "contact.role": "role" },
  items: { unitPrice: "listPrice", "entries.0.unitPrice": "listPrice" },
  prices: {
    "entries.0.unitPrice": "unitPrice", "entries.0.minQuantity": "minQuantity", "entries.0.validFrom": "validFrom", "entries.0.validTo": "validTo", "entries.0.itemId": "itemCode",
  },
  opening_stock: { itemId: "itemCode", warehouseId: "warehouseCode", locationId: "locationCode" },
  opening_receivables: { amountMinor: "amount", legalEntityId: "customerCode", customerId: "customerCode" },
  opening_balances: { accountId: "accountCode", debitMinor: "debit", creditMinor: "credit" },
  orders: {
    customerId: "customerCode", salesUserId: "salesUser", paymentTermsId: "paymentTerms", warehouseId: "warehouseCode", externalKey: "key",
    "charges.0.amountMinor": "freight", shipToAddressId: "shipTo.line1", legalEntityId: "customerCode", "line.itemId": "line.itemCode",
  },
  receipts: { amountMinor: "amount", customerId: "customerCode", bankAccountId: "bankAccount", on: "receivedOn" },
};
