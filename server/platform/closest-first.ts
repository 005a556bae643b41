import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

interface Searched {
  readonly code: SQLWrapper;
  readonly name: SQLWrapper;
  /** In lower case: the code, a blank, the name, and whatever else the record is found by. */
  readonly searchText: SQLWrapper;
}

/**
 * How close what was typed is to a record's own words, to order by: its code, a code that begins so, a name that begins so, a name with
 * a word that does (also behind a bracket: `(주)한빛`), a code or name that holds every typed word; last what was found by something
 * behind them, such as a contact. Told by where the text stands in what is searched, so that a hundred thousand that match are weighed
 * without writing each small again.
 */
export function closestFirst(typed: string, { code, name, searchText }: Searched): SQL<number> {
  const text = wordsOf(typed).join(" ").toLowerCase();
  const [word, behindBracket, ownEnd] = [sql`strpos(${searchText}, ${` ${text}`})`, sql`strpos(${searchText}, ${`)${text}`})`, sql`length(${code}) + 1 + length(${name})`];
  const holdsAll = sql.join(wordsOf(text).map((one) => sql`strpos(${searchText}, ${one}) <= ${ownEnd}`), sql` and `);
  return sql<number>`case when starts_with(${searchText}, ${text}) then case length(${code}) when ${[...text].length}::integer then 0 else 1 end
    when nullif(${word}, 0) <= ${ownEnd} then case ${word} when length(${code}) + 1 then 2 else 3 end
    when nullif(${behindBracket}, 0) <= ${ownEnd} then 3 when ${holdsAll} then 4 else 5 end`;
}

/** The words of a search; more of them tell nothing any more. */
export const wordsOf = (typed = "") => typed.trim().split(/\s+/).filter(Boolean).slice(0, 6);
