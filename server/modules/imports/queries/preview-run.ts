import { listTaxCodes, listUnits } from "@/server/modules/catalog";
import { ADDRESS_KINDS, CONTACT_ROLES, CUSTOMER_TYPES, listPaymentTerms } from "@/server/modules/customers";
import { listAccounts, listBankAccounts } from "@/server/modules/ledger";
import { listPriceLists } from "@/server/modules/pricing";
import { RECEIPT_METHODS } from "@/server/modules/receivables";
import { listWarehouses } from "@/server/modules/stock";
import { listMembers } from "@/server/modules/workspaces";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { runInput } from "../inputs";
import { fieldOf, fieldsOf, LINE_KEY, lineColumn, namesOfChoice, type Choices, type ImportKind } from "../rules/import-fields";
import type { Table } from "../rules/read-table";
import { reasonOf, suggestMatches } from "../rules/suggest-columns";
import { planOf } from "../rules/run-plan";
import { readRun } from "../store";
import { openTables } from "./open-tables";

const SAMPLES = 3;
const LOOKED_AT = 200;
const FIRST_ROWS = 5;
const MOST_VALUES = 100;

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** A fixed choice: what it is called in each language; the screen shows the reader's. */
  readonly names?: readonly string[];
}

/** How the file reads as configured: columns with samples, the fields they may hold, and values to be matched. */
export const previewRun = defineQuery({
  name: "imports.preview-run",
  permission: "imports.run",
  input: runInput,
  async run(scope, { importRunId }) {
    const run = await readRun(scope, importRunId);
    const { table, lines } = await openTables(scope, run);
    const kind = run.kind as ImportKind;
    const columns = [...columnsOf(table, (name) => name, "main"), ...(lines ? columnsOf(lines, lineColumn, "lines") : [])];
    const lineKey = lines ? [{ name: LINE_KEY, required: true, ofLine: true, type: "text" as const }] : [];
    const fields = [...fieldsOf(kind).map(({ name, required, ofLine, type }) => ({ name, required, ofLine, type })), ...lineKey];
    const matches = [];
    for (const [column, name] of Object.entries(run.mapping)) {
      const choices = fieldOf(kind, name)?.choices;
      if (!choices) continue;
      const [values, offered] = [distinct(table, column), await choicesOf(scope, choices)];
      matches.push({ field: name, column, values, list: choices, choices: offered, suggested: suggestMatches(values, offered) });
    }
    const reasons = Object.fromEntries(columns.map((one) => [one.key, run.mapping[one.key] ? reasonOf(kind, one.file === "lines" && lines ? lines : table, one.file, one.name, run.mapping[one.key] ?? "") : null]));
    const firstRows = table.rows.slice(0, FIRST_ROWS).map((row) => ({ line: row.line, cells: table.columns.map((_, i) => (row.cells[i] ?? "").slice(0, 120)) }));
    const { defaults, formats } = planOf(run);
    return { kind, encoding: table.encoding, rows: table.rows.length, columns, fields, matches, reasons, firstRows, defaults, formats };
  },
});

function columnsOf(table: Table, keyOf: (name: string) => string, file: "main" | "lines") {
  return table.columns.map((name, i) => ({
    key: keyOf(name), name, file,
    samples: [...new Set(table.rows.slice(0, LOOKED_AT).map((row) => (row.cells[i] ?? "").trim()).filter((cell) => cell !== ""))].slice(0, SAMPLES).map((cell) => cell.slice(0, 80)),
  }));
}

function distinct(table: Table, column: string): string[] {
  const index = table.columns.indexOf(column);
  const found = new Set<string>();
  for (const row of table.rows) {
    const cell = (row.cells[index] ?? "").trim();
    if (cell !== "" && found.size < MOST_VALUES) found.add(cell.slice(0, 300));
  }
  return [...found].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

const fixed = (choices: Choices, values: readonly string[]): Choice[] => values.map((value) => ({ value, label: value, names: namesOfChoice(choices, value) }));

async function choicesOf(scope: TenantScope, choices: Choices): Promise<Choice[]> {
  switch (choices) {
    case "customer_type":
      return fixed(choices, CUSTOMER_TYPES);
    case "item_kind":
      return fixed(choices, ["stocked", "service"]);
    case "unit":
      return (await listUnits.within(scope, {})).rows.map((row) => ({ value: row.code, label: row.name }));
    case "tax_code":
      return (await listTaxCodes.within(scope, {})).rows.map((row) => ({ value: row.code, label: row.name }));
    case "payment_terms":
      return (await listPaymentTerms.within(scope, {})).rows.map((row) => ({ value: row.code, label: row.name }));
    case "warehouse":
      return (await listWarehouses.within(scope, {})).map((row) => ({ value: row.code, label: row.name }));
    case "contact_role":
      return fixed(choices, CONTACT_ROLES);
    case "address_kind":
      return fixed(choices, ADDRESS_KINDS);
    case "receipt_method":
      return fixed(choices, RECEIPT_METHODS);
    case "price_list":
      return (await listPriceLists.within(scope, {})).rows.map((row) => ({ value: row.code, label: row.name }));
    case "account":
      return (await listAccounts.within(scope, {})).rows.filter((row) => !row.isControl).map((row) => ({ value: row.code, label: row.name }));
    case "bank_account":
      return (await listBankAccounts.within(scope, {})).rows.map((row) => ({ value: row.name, label: row.name }));
    case "member":
      return (await listMembers.within(scope, {})).rows.filter((row) => row.active).map((row) => ({ value: row.email, label: row.name }));
  }
}
