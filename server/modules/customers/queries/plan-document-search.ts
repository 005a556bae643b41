import { and, eq, like, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { documentCounters } from "@/db/schema/platform";
import { yearOf } from "@/server/kernel/calendar-date";
import { likePattern } from "@/server/platform/keyset";
import { formatNumber, type Series } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** One word of a search, turned into what indexes can answer. */
export interface SearchedWord {
  readonly pattern: string;
  /** Customers that have the word somewhere; null when there are more than can be named: then nearly every document has one. */
  readonly customerIds: readonly string[] | null;
  /** Document numbers that the word may mean: the whole number, or its last part in any recent year. */
  readonly numbers: readonly string[];
  /** The word as somebody may have spelled it in a reference. */
  readonly spellings: readonly string[];
}

/** Up to so many documents, every one is looked through for the word wherever it stands. */
const LOOKED_THROUGH = 20_000;
const MOST_CUSTOMERS = 200;
const YEARS = 12;

/**
 * How documents of a series are to be searched. Null: there are few enough to look through all of them. Otherwise what to ask
 * of indexes: no index answers "contains" behind row-level security, whose operators must not leak, so that in a workspace
 * of many documents a word is a customer, a number or a whole reference.
 */
export async function planDocumentSearch(scope: TenantScope, series: Series, words: readonly string[]): Promise<readonly SearchedWord[] | null> {
  if (words.length === 0) return null;
  const [counted] = await scope.db
    .select({ taken: sql<number>`coalesce(sum(${documentCounters.next} - 1), 0)::float8` })
    .from(documentCounters)
    .where(and(eq(documentCounters.tenantId, scope.tenantId), eq(documentCounters.series, series)));
  if ((counted?.taken ?? 0) <= LOOKED_THROUGH) return null;
  return Promise.all(words.map(async (word): Promise<SearchedWord> => {
    const pattern = likePattern(word);
    const found = await scope.db.select({ id: customers.id }).from(customers).where(and(eq(customers.tenantId, scope.tenantId), like(customers.searchText, pattern))).limit(MOST_CUSTOMERS + 1);
    return {
      pattern,
      customerIds: found.length > MOST_CUSTOMERS ? null : found.map((row) => row.id),
      numbers: numbersMeant(series, word, yearOf(scope.today)),
      spellings: [...new Set([word, word.toLowerCase(), word.toUpperCase()])],
    };
  }));
}

/** `287381` may be that number of any recent year; anything else is a number as it is written. */
function numbersMeant(series: Series, word: string, year: number): string[] {
  if (!/^\d{1,9}$/.test(word)) return [word.toUpperCase()];
  return Array.from({ length: YEARS }, (_, back) => formatNumber(series, year - back, Number(word)));
}
