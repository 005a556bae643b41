import { describe, expect, it } from "vitest";
import { DAYS_OF_FAILURE, decideOutcome, type Met } from "./decide-outcome";
import { nextTryIn, retryAfterSeconds, RETRY_DELAYS, TRIES } from "./retry-schedule";

const now = new Date("2026-03-12T03:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const answered = (status: number, retryAfter: number | null = null): Met => ({ status, retryAfterSeconds: retryAfter });
const decide = (met: Met, facts: { triesDone?: number; failingSince?: Date | null; chance?: number } = {}) =>
  decideOutcome({ met, triesDone: 1, failingSince: null, now, chance: 0, ...facts });

describe("PLT-08 what follows from a try", () => {
  it.each([200, 201, 202, 204, 299])("%s is success", (status) => {
    expect(decide(answered(status), { failingSince: daysAgo(30) })).toEqual({ delivery: { state: "delivered" }, fault: null, disable: null });
  });

  it.each([[301, "redirect"], [307, "redirect"], [400, "status"], [404, "status"], [429, "status"], [500, "status"], [503, "status"], [100, "status"]] as const)("%s is tried again: %s", (status, fault) => {
    expect(decide(answered(status))).toEqual({ delivery: { state: "pending", inSeconds: 5 }, fault, disable: null });
  });

  it("410 ends the delivery and disables the endpoint at once", () => {
    expect(decide(answered(410))).toEqual({ delivery: { state: "failed" }, fault: "gone", disable: "gone" });
  });

  it("no answer is tried again and keeps its reason", () => {
    expect(decide({ fault: "timeout" }, { triesDone: 3 })).toEqual({ delivery: { state: "pending", inSeconds: 1800 }, fault: "timeout", disable: null });
  });

  it("the last try ends the delivery", () => {
    expect(decide(answered(500), { triesDone: TRIES - 1 }).delivery).toEqual({ state: "pending", inSeconds: 86_400 });
    expect(decide(answered(500), { triesDone: TRIES }).delivery).toEqual({ state: "failed" });
  });

  it("five days without a success disable the endpoint, a moment less does not", () => {
    expect(decide(answered(500), { failingSince: daysAgo(DAYS_OF_FAILURE) }).disable).toBe("failing");
    expect(decide(answered(500), { failingSince: daysAgo(DAYS_OF_FAILURE - 0.001) }).disable).toBeNull();
    expect(decide(answered(500)).disable).toBeNull();
  });
});

describe("PLT-08 the retry schedule", () => {
  it("is ten tries over 3 days and 4 hours", () => {
    expect(TRIES).toBe(10);
    expect(RETRY_DELAYS.reduce((a, b) => a + b, 0)).toBe(5 + 300 + 1800 + 75 * 3600);
    expect(nextTryIn(10, null, 0)).toBeNull();
  });

  it("adds up to a fifth by chance", () => {
    expect([nextTryIn(2, null, 0), nextTryIn(2, null, 1)]).toEqual([300, 360]);
  });

  it("waits as long as the receiver asks, up to a day", () => {
    expect(nextTryIn(1, 120, 0)).toBe(120);
    expect(nextTryIn(3, 120, 0)).toBe(1800);
    expect(nextTryIn(1, 999_999, 0)).toBe(86_400);
  });

  it("reads Retry-After as seconds or as a date", () => {
    expect(retryAfterSeconds("120", now)).toBe(120);
    expect(retryAfterSeconds("Thu, 12 Mar 2026 03:02:00 GMT", now)).toBe(120);
    expect(retryAfterSeconds("Thu, 12 Mar 2020 03:02:00 GMT", now)).toBe(0);
    for (const text of [null, "", "soon", "-5"]) expect(retryAfterSeconds(text, now) ?? 0).toBe(0);
  });
});
