import { describe, expect, it } from "vitest";
import { phoneText } from "./phone-number";

describe("PLT-18 telephone numbers as each country groups them", () => {
  it.each([
    ["0212345678", "KR", "02-1234-5678"], ["01012345678", "KR", "010-1234-5678"], ["0311234567", "KR", "031-123-4567"], ["15881234", "KR", "1588-1234"],
    ["+821012345678", "DE", "+82 10-1234-5678"], ["13812345678", "CN", "138 1234 5678"], ["02112345678", "CN", "021-1234 5678"], ["+8613812345678", null, "+86 138 1234 5678"],
    ["0312345678", "JP", "03-1234-5678"], ["2065550100", "US", "(206) 555-0100"], ["+12065550100", "KR", "+1 (206) 555-0100"],
  ])("%s in %s is %s", (number, country, shown) => expect(phoneText(number, country)).toBe(shown));

  it.each([["02-1234-5678", "KR"], ["+49 30 123456", "DE"], ["0301234567", "DE"], ["ext. 12", "US"], ["+4930123456", "KR"]])("%s stays as it was typed", (number, country) => {
    expect(phoneText(number, country)).toBe(number);
  });
});
