import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "@/server/kernel/calendar-date";
import { AGING_BUCKETS, agingBucket, dueSpan } from "./aging";

const asOf = calendarDate("2026-03-12");

describe("COL-01 age of what is owed", () => {
  it.each([[1, "current"], [0, "current"], [-1, "1_30"], [-30, "1_30"], [-31, "31_60"], [-60, "31_60"], [-61, "61_90"], [-90, "61_90"], [-91, "over_90"]] as const)(
    "due %i days from today is %s", (days, bucket) => expect(agingBucket(addDays(asOf, days), asOf)).toBe(bucket),
  );

  it("gives every due date to exactly the bucket whose span holds it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const dueOn = addDays(asOf, days);
        const holding = AGING_BUCKETS.filter((b) => {
          const { from, to } = dueSpan(b, asOf);
          return (from === null || dueOn >= from) && (to === null || dueOn <= to);
        });
        expect(holding).toEqual([agingBucket(dueOn, asOf)]);
      }),
    );
  });
});
