import type { Violation } from "./check-catalogue";
import { tableOfOuterWorkspace } from "./workspace-of-levels";

/** What the rules for statements must know of the database they run on. */
export interface StatementFacts {
  readonly tenantTables: readonly string[];
  /** Names of functions that may answer differently each time. */
  readonly changingFunctions: ReadonlySet<string>;
}

const TAKEN = "from|where|is|in|not|asc|desc|then|else|end|when|filter|over|except|intersect|set|on|join|left|right|full|inner|cross|natural|using|group|order|limit|offset|for|returning|values|union|select|as|having|window|default|tablesample|lateral|with|and|or|do|fetch";

interface Reference {
  readonly table: string;
  /** What the statement calls it. */
  readonly name: string;
  readonly written: boolean;
}

/** The tenant tables that a statement reads or writes, each time it names them. */
function referencesIn(text: string, tables: ReadonlySet<string>): Reference[] {
  const pattern = new RegExp(`(\\b(?:from|join|update|into|using)|,)\\s+(?:only\\s+)?(?:"?public"?\\.)?"?([a-z_0-9]+)(?![a-z_0-9])(?!"?\\s*\\.)"?(?:\\s+(?:as\\s+)?(?!(?:${TAKEN})\\b)"?([a-z_0-9]+)"?)?`, "gi");
  const found: Reference[] = [];
  for (const match of text.matchAll(pattern)) {
    const [, before = "", table = "", alias] = match;
    if (!tables.has(table)) continue;
    // After a comma a table stands only in a list of tables: the nearest clause before it tells.
    if (before === "," && !inTableList(text.slice(0, match.index))) continue;
    found.push({ table, name: alias ?? table, written: before.toLowerCase() === "into" });
  }
  return found;
}

function inTableList(before: string): boolean {
  // Back to the opening of this parenthesis or to the clause, whichever comes first.
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const sign = before[at];
    if (sign === ")") depth += 1;
    else if (sign === "(" && depth > 0) depth -= 1;
    else if (sign === "(") return false;
    else if (depth === 0) {
      const clause = /\b(select|from|where|set|returning|values|group by|order by|on)\s*$/i.exec(before.slice(0, at + 1));
      if (clause && /\s|^$/.test(before[at + 1] ?? " ")) return clause[1]?.toLowerCase() === "from";
    }
  }
  return false;
}

const VALUE = String.raw`(?:\(*\s*(?:\$\d+|'[0-9a-f-]{36}'|nullif\(current_setting))`;
const TENANT = String.raw`(?:"?([a-z_0-9]+)"?\.)?"?tenant_id"?`;

/** Equalities on tenant_id by the name they are said of ("" where none is said), and whether one of them is with a value. */
function equalitiesIn(text: string): { counts: Map<string, number>; fixed: boolean } {
  const counts = new Map<string, number>();
  const add = (name: string | undefined) => counts.set(name ?? "", (counts.get(name ?? "") ?? 0) + 1);
  let fixed = false;
  for (const [, left, right] of text.matchAll(new RegExp(`${TENANT}\\s*=\\s*${TENANT}`, "gi"))) {
    add(left);
    add(right);
  }
  for (const [, name] of text.matchAll(new RegExp(`${TENANT}\\s*=\\s*${VALUE}`, "gi"))) {
    add(name);
    fixed = true;
  }
  for (const [, name] of text.matchAll(new RegExp(`${VALUE}(?:\\)*)(?:::uuid)?\\s*=\\s*${TENANT}`, "gi"))) {
    add(name);
    fixed = true;
  }
  for (const _ of text.matchAll(/\busing\s*\(\s*"?tenant_id"?/gi)) {
    add("");
    add("");
  }
  return { counts, fixed };
}

function tenantFault(text: string, tables: ReadonlySet<string>): string | null {
  const references = referencesIn(text, tables);
  if (references.length === 0) return null;
  const { counts, fixed } = equalitiesIn(text);
  let unnamed = counts.get("") ?? 0;
  for (const reference of references) {
    if (reference.written) {
      const columns = new RegExp(`into\\s+"?${reference.table}"?[^(]*\\(([^)]*)\\)`, "i").exec(text)?.[1] ?? "";
      if (!/\btenant_id\b/.test(columns)) return reference.table;
      continue;
    }
    const named = counts.get(reference.name) ?? 0;
    if (named > 0) counts.set(reference.name, named - 1);
    else if (unnamed > 0) unnamed -= 1;
    else return reference.table;
  }
  return fixed || references.every((reference) => reference.written) ? null : (references[0]?.table ?? "");
}

/** What stands in the parentheses that open at `from`. */
function argumentsAt(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return text.slice(from + 1, at);
  }
  return text.slice(from + 1);
}

const MAKES_INTERVAL = String.raw`(?:make_interval\s*\(|interval\s*')`;

/** Whether an expression reads a column: a name that is no function, no type and no word of SQL. */
function readsColumn(expression: string): boolean {
  const bare = expression.replace(/'(?:[^']|'')*'/g, " ").replace(/::\s*[a-z_0-9]+(\[\])?/gi, " ").replace(/\b[a-z_0-9]+\s*=>/gi, " ");
  if (/"[a-z_0-9]+"/i.test(bare)) return true;
  const words = bare.replace(/\b[a-z_0-9]+\s*\(/gi, "(").matchAll(/(?<![$\w])[a-z_][a-z_0-9]*/gi);
  return [...words].some(([word]) => !/^(null|true|false|and|or|not|is|case|when|then|else|end|in|from|distinct|as|interval|epoch|secs|days)$/i.test(word));
}

/** What an UPDATE may not make of a row's own columns: the answer would have to be the same on every machine. */
function changingOfColumn(text: string, facts: StatementFacts): string | null {
  if (!/\bupdate\s+(?:only\s+)?"?[a-z_0-9]+"?(?:\s+(?:as\s+)?[a-z_0-9]+)?\s+set\b/i.test(text) || /\bdo update set\b/i.test(text)) return null;
  for (const match of text.matchAll(/\b([a-z_0-9]+)\s*\(/gi)) {
    const name = (match[1] ?? "").toLowerCase();
    if (facts.changingFunctions.has(name) && readsColumn(argumentsAt(text, match.index + match[0].length - 1))) return name;
  }
  // A moment and an interval make a moment that depends on the time zone: neither of them may be a column's.
  for (const match of text.matchAll(new RegExp(`[+-]\\s*${MAKES_INTERVAL}`, "gi"))) {
    const operand = /([\w."]+(?:\(\))?)\s*$/.exec(text.slice(0, match.index))?.[1] ?? "";
    const opened = match.index + match[0].length - 1;
    if (readsColumn(operand) || (text[opened] === "(" && readsColumn(argumentsAt(text, opened)))) return "moment and interval";
  }
  return null;
}

/** What is wrong with an INSERT that takes its rows from a SELECT without reading a table of the workspace, or with what it does where rows conflict. */
function insertFault(text: string, facts: StatementFacts): string | null {
  for (const match of text.matchAll(/\binsert into\s+"?([a-z_0-9]+)"?\s*(?:as\s+[a-z_]+\s*)?\(/gi)) {
    if (!facts.tenantTables.includes(match[1] ?? "")) continue;
    const opened = match.index + match[0].length - 1;
    const rest = text.slice(opened + argumentsAt(text, opened).length + 2);
    const own = rest.slice(0, endOfStatement(rest));
    const conflict = /\bon conflict\b.*$/i.exec(own)?.[0] ?? "";
    const update = /\bdo update set\b.*$/i.exec(conflict)?.[0] ?? "";
    const called = [...update.matchAll(/\b([a-z_0-9]+)\s*\(/gi)].map(([, name]) => (name ?? "").toLowerCase()).find((name) => facts.changingFunctions.has(name));
    if (called) return `changing_function_where_rows_conflict: ${called}`;
    if (/^\s*values\b/i.test(own)) continue;
    if (/\$\d/.test(update)) return `value_where_rows_conflict: ${match[1] ?? ""}`;
    if (!conflict && !/\breturning\b/i.test(own)) return `rows_travel_by_copy: ${match[1] ?? ""}`;
  }
  return null;
}

/** Where a statement within parentheses (WITH) ends. */
function endOfStatement(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")" && (depth -= 1) < 0) return at;
  }
  return text.length;
}

/**
 * What of a statement a distributed PostgreSQL would refuse, or carry out on every machine: a tenant table without its
 * tenant_id, a tenant set by anything but a literal SET LOCAL, a function in RETURNING that may answer differently each
 * time or is given a row's own columns by an UPDATE, rows from a SELECT that would travel by COPY. It reads text, not a parse tree: a statement that is right but written so that this cannot see it is written anew.
 */
export function checkStatement(statement: string, facts: StatementFacts): Violation[] {
  const text = statement.replace(/--[^\n]*/g, " ").replace(/\s+/g, " ").trim();
  const violations: Violation[] = [];
  const object = text.length > 400 ? `${text.slice(0, 400)} …` : text;
  const without = tenantFault(text, new Set(facts.tenantTables));
  if (without !== null) violations.push({ rule: `statement_without_tenant: ${without}`, object });
  if (/\bset_config\s*\(/i.test(text)) violations.push({ rule: "set_config_reaches_no_worker", object });
  if (/^set\s/i.test(text) && /app\.tenant_id/.test(text) && !/^set local app\.tenant_id = '([0-9a-f-]{36})?'$/i.test(text)) violations.push({ rule: "tenant_set_otherwise", object });
  const clause = /\breturning\b(.*)$/i.exec(text)?.[1] ?? "";
  const returning = clause.slice(0, endOfStatement(clause));
  const called = [...returning.matchAll(/\b([a-z_0-9]+)\s*\(/gi)].map(([, name]) => (name ?? "").toLowerCase());
  const changing = called.find((name) => facts.changingFunctions.has(name)) ?? /\bcurrent_(date|time|timestamp)\b/i.exec(returning)?.[0];
  if (changing) violations.push({ rule: `changing_function_in_returning: ${changing}`, object });
  const outer = without === null ? tableOfOuterWorkspace(text, (level) => referencesIn(level, new Set(facts.tenantTables)).filter(({ written }) => !written)) : null;
  if (outer !== null) violations.push({ rule: `workspace_of_another_row: ${outer}`, object });
  const ofColumn = changingOfColumn(text, facts);
  if (ofColumn) violations.push({ rule: `changing_function_of_column: ${ofColumn}`, object });
  const insert = insertFault(text, facts);
  if (insert) violations.push({ rule: insert, object });
  if (/\bpg_notify\s*\(/i.test(text) && /^with\b/i.test(text) && !/\bfrom pg_catalog\.\w+/i.test(text)) violations.push({ rule: "notified_on_a_worker", object });
  return violations;
}

export function checkStatements(statements: Iterable<string>, facts: StatementFacts): Violation[] {
  return [...new Set(statements)].flatMap((statement) => checkStatement(statement, facts));
}
