import { describe, expect, it } from "vitest";
import { codeAtPlanning, outcomeOfDispatch } from "./delivery-code";

const before = (over: Partial<Record<"ordered" | "cancelled" | "shipped" | "scheduled", string>> = {}) => ({ ordered: "5", cancelled: "0", shipped: "0", scheduled: "3", ...over });

describe("SHP-06 delivery code", () => {
  it("starts as final when the shipment carries all that is unfilled, else as partial", () => {
    expect(codeAtPlanning("5", "5")).toBe("final");
    expect(codeAtPlanning("3", "5")).toBe("partial");
  });

  it("partial keeps the rest open", () => {
    expect(outcomeOfDispatch("partial", "3", before())).toEqual({ code: "partial", cancel: "0", contradicted: false });
    expect(outcomeOfDispatch(null, "3", before())).toEqual({ code: "partial", cancel: "0", contradicted: false });
  });

  it("final gives up the rest", () => {
    expect(outcomeOfDispatch("final", "3", before())).toEqual({ code: "final", cancel: "2", contradicted: false });
  });

  it("is final by itself when nothing is left, also for a reinstated line", () => {
    expect(outcomeOfDispatch("partial", "3", before({ shipped: "2" })).code).toBe("final");
    expect(outcomeOfDispatch("reinstated", "3", before({ cancelled: "2" }))).toEqual({ code: "final", cancel: "0", contradicted: false });
    expect(outcomeOfDispatch("reinstated", "3", before()).code).toBe("partial");
  });

  it("is contradicted when another open shipment still carries the line", () => {
    expect(outcomeOfDispatch("final", "3", before({ scheduled: "4" }))).toEqual({ code: "final", cancel: "2", contradicted: true });
  });
});
