import { describe, expect, it } from "vitest";
import { acceptedLocale } from "./accepted-locale";

describe("PLT-18 the language of a visitor", () => {
  it.each([
    ["ko-KR,ko;q=0.9,en-US;q=0.8", "ko"],
    ["zh-TW", "zh"],
    ["de-DE,de;q=0.9,zh;q=0.5,en;q=0.6", "en"],
    ["en;q=0.3, ko;q=0.8", "ko"],
    ["ko;q=0, zh", "zh"],
    ["fr", "en"],
    ["", "en"],
  ])("%s is answered in %s", (header, locale) => expect(acceptedLocale(header)).toBe(locale));

  it("answers in English when nothing is said", () => {
    expect(acceptedLocale(null)).toBe("en");
    expect(acceptedLocale("*")).toBe("en");
  });
});
