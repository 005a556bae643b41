import { describe, expect, it } from "vitest";
import { paymentProgressOf } from "./payment-progress";

describe("ORD-16 settlement status of an order", () => {
  it("is none, partly paid, paid", () => {
    expect(paymentProgressOf([], false)).toBe("none");
    expect(paymentProgressOf([{ grossMinor: 10n, openMinor: 10n }], true)).toBe("none");
    expect(paymentProgressOf([{ grossMinor: 10n, openMinor: 4n }], true)).toBe("partly_paid");
    expect(paymentProgressOf([{ grossMinor: 10n, openMinor: 0n }], false)).toBe("partly_paid");
    expect(paymentProgressOf([{ grossMinor: 10n, openMinor: 0n }], true)).toBe("paid");
  });
});
