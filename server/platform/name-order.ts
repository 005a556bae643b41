import { sql, type Column, type SQL } from "drizzle-orm";
import { languageOr, type Language } from "@/server/kernel/languages";
import type { TenantScope } from "./tenant-scope";

/**
 * PostgreSQL's own ICU collations: Korean puts Hangul in 가나다 order before Latin letters, Chinese sorts by pinyin. English keeps the
 * database's order. An index of each stands beside every name a list is sorted by, so that a page is read from it whatever the language.
 */
const COLLATIONS: Readonly<Record<Language, string | null>> = { en: null, ko: "ko-x-icu", zh: "zh-x-icu" };

/**
 * A name as the workspace's language sorts it, to order by and to continue from. The company's language decides, not the reader's:
 * colleagues see one order, and a link to a page of the list means the same rows to all of them.
 */
export function nameOrder(scope: TenantScope, column: Column): SQL<string> {
  const collation = COLLATIONS[languageOr(scope.workspace.language)];
  return collation ? sql<string>`${column} collate ${sql.raw(`"${collation}"`)}` : sql<string>`${column}`;
}
