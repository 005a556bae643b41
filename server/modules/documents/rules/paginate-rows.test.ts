import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paginateRows } from "./paginate-rows";

const room = { first: 100, further: 200 };

describe("DOC-04 rows on pages", () => {
  it("keeps a short document on one page", () => {
    expect(paginateRows([20, 20], room, 50)).toEqual([{ from: 0, to: 2 }]);
    expect(paginateRows([], room, 50)).toEqual([{ from: 0, to: 0 }]);
  });
  it("takes the last row along when the totals need a page of their own", () => {
    expect(paginateRows([40, 40], room, 50)).toEqual([{ from: 0, to: 1 }, { from: 1, to: 2 }]);
    expect(paginateRows([80], room, 50)).toEqual([{ from: 0, to: 1 }, { from: 1, to: 1 }]);
  });
  it("places every row once, in order, within the room of its page", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 60 }), { maxLength: 150 }), fc.integer({ min: 0, max: 90 }), (heights, closing) => {
        const pages = paginateRows(heights, room, closing);
        expect(pages.flatMap(({ from, to }) => heights.slice(from, to).map((_, at) => from + at))).toEqual(heights.map((_, at) => at));
        pages.forEach(({ from, to }, page) => {
          const used = heights.slice(from, to).reduce((sum, height) => sum + height, 0) + (page === pages.length - 1 ? closing : 0);
          expect(used).toBeLessThanOrEqual(page === 0 ? room.first : room.further);
        });
      }),
    );
  });
});
