import { describe, expect, it } from "vitest";
import { languageOf, languageOr } from "./languages";

describe("PLT-18 languages", () => {
  it.each([["ko", "ko"], ["ko-KR", "ko"], ["zh_CN", "zh"], ["zh-Hant-TW", "zh"], ["EN-us", "en"], ["Korean", "ko"], [" 中文 ", "zh"], ["한국어", "ko"]])(
    "reads %s as %s",
    (text, language) => expect(languageOf(text)).toBe(language),
  );

  it("knows nothing else, and falls back where a language must stand", () => {
    for (const text of ["de", "", "korea", null, undefined]) expect(languageOf(text)).toBeNull();
    expect(languageOr("de")).toBe("en");
    expect(languageOr(null, "ko")).toBe("ko");
  });
});
