import { describe, expect, it } from "vitest";
import { Refusal } from "../demo/say";
import { readFlags } from "./read-flags";

describe("PLT-17 flags of operators' commands", () => {
  const read = (...args: string[]) => readFlags(args, { values: ["customer", "confirm"], switches: ["json"] }, "Usage");

  it("have a value behind them or behind =", () => {
    expect(read("--customer", "C-1", "--confirm=--odd", "--json")).toEqual({ values: { customer: "C-1", confirm: "--odd" }, switches: new Set(["json"]) });
  });

  it("are never the value of another", () => {
    expect(() => read("--customer", "--confirm", "C-1")).toThrow(Refusal);
    expect(() => read("--customer")).toThrow("--customer needs a value");
    expect(() => read("--surprise")).toThrow("--surprise is not known");
  });
});
