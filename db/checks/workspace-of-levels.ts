/** A select of a statement, without those within it, and what stands before it. */
interface Level {
  readonly text: string;
  readonly before: string;
}

const OPENS = /^\s*(?:select|with|insert|update|delete)\b/i;

/** The statement's own level and those of every select in parentheses, however deep. */
function levelsOf(text: string): Level[] {
  const levels: Level[] = [];
  const read = (from: number, before: string): number => {
    let own = "";
    let depth = 0;
    let at = from;
    for (; at < text.length; at += 1) {
      const sign = text[at] ?? "";
      if (sign === "(" && OPENS.test(text.slice(at + 1))) {
        at = read(at + 1, text.slice(Math.max(0, at - 16), at));
        own += "()";
        continue;
      }
      if (sign === "(") depth += 1;
      if (sign === ")" && (depth -= 1) < 0) break;
      own += sign;
    }
    levels.push({ text: own, before });
    return at;
  };
  read(0, "");
  return levels;
}

const NAME = String.raw`(?:"?([a-z_0-9]+)"?\.)?"?tenant_id"?`;
const VALUE = String.raw`\(*\s*(?:\$\d+|'[0-9a-f-]{36}'|nullif\(current_setting)`;
const BESIDE = new RegExp(`${NAME}\\s*=\\s*${NAME}`, "gi");
const FIXED = [new RegExp(`${NAME}\\s*=\\s*${VALUE}`, "gi"), new RegExp(`${VALUE}\\)*(?:::uuid)?\\s*=\\s*${NAME}`, "gi")];

/**
 * The table of a select whose workspace is said only by a row of the select around it, or by one of a subselect or a WITH: a
 * distributed PostgreSQL does not see that it lies beside the others, and asks every machine. What EXISTS and IN hold
 * it takes for a join.
 * @param namesIn the tables of a level and what it calls them
 */
export function tableOfOuterWorkspace(statement: string, namesIn: (level: string) => { table: string; name: string }[]): string | null {
  for (const { text, before } of levelsOf(statement)) {
    if (/\b(?:exists|in)\s*$/i.test(before)) continue;
    const tables = namesIn(text);
    const fixed = new Set<string>();
    for (const pattern of FIXED) for (const [, name] of text.matchAll(pattern)) fixed.add(name ?? "");
    // Where nobody is named, it is said of the only one there is; of several, reading text cannot tell.
    if (fixed.has("") || /\busing\s*\(\s*"?tenant_id/i.test(text)) continue;
    const here = new Set(tables.map(({ name }) => name));
    const beside = [...text.matchAll(BESIDE)].map(([, left = "", right = ""]) => [left, right] as const).filter(([left, right]) => here.has(left) && here.has(right));
    for (let before = -1; before !== fixed.size; ) {
      before = fixed.size;
      for (const [left, right] of beside) if (fixed.has(left) || fixed.has(right)) [left, right].forEach((name) => fixed.add(name));
    }
    const loose = tables.find(({ name }) => !fixed.has(name));
    if (loose) return loose.table;
  }
  return null;
}
