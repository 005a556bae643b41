import { describe, expect, it } from "vitest";
import { releaseNewest } from "./release-newest";

describe("INV-09 a count finds less than is reserved", () => {
  const newestFirst = [{ id: "c", quantity: "2" }, { id: "b", quantity: "5" }, { id: "a", quantity: "4" }];
  it("gives back the newest reservations, no more than is missing", () => {
    expect(releaseNewest(newestFirst, "3.5")).toEqual([{ id: "c", quantity: "2" }, { id: "b", quantity: "1.5" }]);
    expect(releaseNewest(newestFirst, "11")).toHaveLength(3);
    expect(releaseNewest(newestFirst, "0")).toEqual([]);
    expect(releaseNewest(newestFirst, "-2")).toEqual([]);
  });
});
