import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { defaultEntityOn, endBefore, type EntitySpan } from "./entity-span";

const day = calendarDate;
const old: EntitySpan = { id: "a", validFrom: null, validTo: day("2026-03-31"), isDefault: false, replacedById: "b" };
const young: EntitySpan = { id: "b", validFrom: day("2026-04-01"), validTo: null, isDefault: true, replacedById: null };
const side: EntitySpan = { id: "c", validFrom: day("2020-01-01"), validTo: null, isDefault: false, replacedById: null };

describe("CUS-03 legal entities over time", () => {
  it("a document is made out to the entity that was the default on its day", () => {
    expect(defaultEntityOn([side, old, young], day("2026-03-31"))?.id).toBe("a");
    expect(defaultEntityOn([side, old, young], day("2026-04-01"))?.id).toBe("b");
  });

  it("falls back to any entity valid that day, and to none", () => {
    expect(defaultEntityOn([side], day("2026-01-01"))?.id).toBe("c");
    expect(defaultEntityOn([side], day("2019-12-31"))).toBeNull();
  });

  it("the old entity ends the day before the new one starts", () => {
    expect(endBefore(side, day("2026-04-01"))).toEqual({ validTo: "2026-03-31" });
    expect(endBefore(side, day("2020-01-01"))).toBeNull();
    expect(endBefore(old, day("2026-05-01"))).toBeNull();
  });
});
