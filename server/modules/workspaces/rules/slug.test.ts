import { describe, expect, it } from "vitest";
import { freeSlug, slugFrom } from "./slug";

describe("PLT-02 the address of a workspace", () => {
  it("keeps letters and digits of the name", () => {
    expect(slugFrom("Hangang Trading Co., Ltd.")).toBe("hangang-trading-co-ltd");
    expect(slugFrom("Müller & Söhne Straße")).toBe("muller-sohne-strasse");
  });

  it("has a word for names without Latin letters", () => {
    expect(slugFrom("한강상사")).toBe("workspace");
  });

  it("is at most forty characters and ends in a letter or digit", () => {
    expect(slugFrom(`${"a".repeat(39)} b`)).toBe("a".repeat(39));
  });

  it("numbers a name that is taken and never takes the name of a page", () => {
    expect(freeSlug("acme", new Set())).toBe("acme");
    expect(freeSlug("acme", new Set(["acme", "acme-2"]))).toBe("acme-3");
    expect(freeSlug("api", new Set())).toBe("api-2");
  });
});
