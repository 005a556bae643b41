import { describe, expect, it } from "vitest";
import { localTime, momentOfLocal } from "./local-time";

const iso = (text: string, zone: string) => momentOfLocal(text, zone)?.toISOString() ?? null;

describe("CUS-05 the clock on the wall of the company", () => {
  it("reads and sets moments in its zone", () => {
    expect(localTime(new Date("2026-03-12T15:30:59Z"), "Asia/Seoul")).toBe("2026-03-13T00:30");
    expect(iso("2026-03-13T00:30", "Asia/Seoul")).toBe("2026-03-12T15:30:00.000Z");
    expect(iso("2026-01-05T09:00", "America/Los_Angeles")).toBe("2026-01-05T17:00:00.000Z");
    expect(iso("2026-07-05T09:00", "America/Los_Angeles")).toBe("2026-07-05T16:00:00.000Z");
    expect(iso("2026-07-05T09:00", "Asia/Kolkata")).toBe("2026-07-05T03:30:00.000Z");
  });

  it("takes the hour that is skipped in spring for the one after, and the first of the two in autumn", () => {
    expect(iso("2026-03-08T01:59", "America/Los_Angeles")).toBe("2026-03-08T09:59:00.000Z");
    expect(iso("2026-03-08T02:30", "America/Los_Angeles")).toBe("2026-03-08T10:30:00.000Z");
    expect(localTime(new Date("2026-03-08T10:30:00Z"), "America/Los_Angeles")).toBe("2026-03-08T03:30");
    expect(iso("2026-11-01T01:30", "America/Los_Angeles")).toBe("2026-11-01T08:30:00.000Z");
  });

  it("refuses what is no time", () => {
    for (const text of ["", "2026-03-12", "2026-13-12T10:00", "2026-03-12T10:00:00", "soon"]) expect(momentOfLocal(text, "Asia/Seoul")).toBeNull();
  });
});
