import { describe, expect, it } from "vitest";
import { bestFirst } from "./best-first";

const found = [
  { label: "Bianchi Küchenbedarf", detail: "C0217" },
  { label: "Haus Keller", detail: "C0300" },
  { label: "Keller Distribution", detail: "C0159" },
  { label: "Silva & Kellermann", detail: "C0038" },
  { label: "Weinkeller Nord", detail: "KELLER" },
];

describe("ORD-07 a customer typed and taken with Enter", () => {
  it("is the one whose code or name was typed, not one with a contact of that name", () => {
    expect(bestFirst(found, " keller ").map((one) => one.detail)).toEqual(["KELLER", "C0159", "C0300", "C0038", "C0217"]);
    expect(bestFirst(found.slice(0, 4), "C0038")[0]?.label).toBe("Silva & Kellermann");
  });

  it("stays as it came where nothing was typed or nothing tells", () => {
    expect(bestFirst(found, "")).toEqual(found);
    expect(bestFirst(found, "010-5550")).toEqual(found);
  });
});
