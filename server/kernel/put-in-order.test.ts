import { describe, expect, it } from "vitest";
import { putInOrder } from "./put-in-order";

describe("names in the order of their needs", () => {
  it("puts what is needed first, and the rest by the alphabet", () => {
    expect(putInOrder(["orders", "apples", "customers"], [{ from: "orders", to: "customers" }])).toEqual(["apples", "customers", "orders"]);
  });
  it("lets a name need itself or something that is not there", () => {
    expect(putInOrder(["a"], [{ from: "a", to: "a" }, { from: "a", to: "z" }])).toEqual(["a"]);
  });
  it("names a circle", () => {
    expect(() => putInOrder(["a", "b"], [{ from: "a", to: "b" }, { from: "b", to: "a" }])).toThrow("a, b");
  });
});
