import { describe, expect, it } from "vitest";
import { safeNext } from "./safe-next";

describe("PLT-12 where signing in leads", () => {
  it("keeps paths of the product", () => {
    expect(safeNext("/hangang/orders?status=late")).toBe("/hangang/orders?status=late");
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/sign-in?next=/", "", undefined])(
    "answers %s with the start page",
    (next) => expect(safeNext(next)).toBe("/"),
  );
});
