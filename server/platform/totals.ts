import { z } from "zod";

/** Rows that are counted with a page. Beyond, a screen asks for the totals alone, after it has shown the page. */
export const MOST_COUNTED = 10_000;

/**
 * How a list's totals are wanted. `none`: not at all (the second page, programs). `bounded`: with the page, exact as long as
 * no more than `MOST_COUNTED` rows match. `exact`: complete however long it takes, and without the page.
 */
export const totalsWanted = z.enum(["none", "bounded", "exact"]).default("none");
export type TotalsWanted = z.output<typeof totalsWanted>;

/** Whether this request asks for totals: a page after the first has them from the first. */
export function wantsTotals(input: { totals: TotalsWanted; cursor?: unknown }): boolean {
  return input.totals === "exact" || (input.totals === "bounded" && !input.cursor);
}

/** How many rows a statement that totals may read; undefined for all of them. One more than are counted tells that there are more. */
export function rowsToCount(wanted: TotalsWanted): number | undefined {
  return wanted === "exact" ? undefined : MOST_COUNTED + 1;
}

/** Whether a count read within `rowsToCount` is of all rows. */
export function isComplete(wanted: TotalsWanted, counted: number): boolean {
  return wanted === "exact" || counted <= MOST_COUNTED;
}
