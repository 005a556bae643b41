import { describe, expect, it } from "vitest";
import { concernOf } from "./readings-of";

const id = "0198aaaa-0000-7000-8000-000000000001";
const key = (path: string, input: object) => [path.split("."), { input, type: "query" }];

describe("PLT-09 what somebody else changed is read again", () => {
  it("at once where it is the record on the screen", () => {
    expect(concernOf(key("orders.get", { orderId: id }), [["order", id]])).toBe("now");
    expect(concernOf(key("audit.ofRecord", { type: "order", id }), [["order", id]])).toBe("now");
  });

  it("soon where it is a list of such records", () => {
    expect(concernOf(key("orders.list", { sort: "newest" }), [["order", id]])).toBe("soon");
    expect(concernOf(key("shipments.list", {}), [["order", id]])).toBe("soon");
  });

  it("not at all where it is another record or another matter", () => {
    expect(concernOf(key("orders.get", { orderId: "other" }), [["order", id]])).toBeNull();
    expect(concernOf(key("ledger.entries", {}), [["order", id]])).toBeNull();
  });

  it("when in doubt, for somebody who is not told which", () => {
    expect(concernOf(key("orders.get", { orderId: "other" }), [["order", ""]])).toBe("soon");
  });
});
