export interface PagePlan {
  /** Index of the page's first row and of the one after its last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Lays rows of known heights onto pages. The last page also has room for what follows the rows; when it has not, what
 * follows gets a page of its own, and takes the last row along so that no page stands without one.
 * @param first room for rows on the first page, in points, with its carried-forward line taken off
 * @param further the same on every other page
 * @param closing height of what follows the last row
 */
export function paginateRows(heights: readonly number[], room: { first: number; further: number }, closing: number): PagePlan[] {
  const pages: PagePlan[] = [];
  let from = 0;
  let left = room.first;
  heights.forEach((height, index) => {
    if (height > left && index > from) {
      pages.push({ from, to: index });
      from = index;
      left = room.further;
    }
    left -= height;
  });
  if (closing <= left || heights.length === 0) return [...pages, { from, to: heights.length }];
  const last = heights.length - 1;
  // A single row and a closing part that do not fit together: the closing part follows alone.
  if (last <= from) return [...pages, { from, to: heights.length }, { from: heights.length, to: heights.length }];
  return [...pages, { from, to: last }, { from: last, to: heights.length }];
}
