import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines } from "./break-lines";

/** Every sign as wide as 1, ideographs and Hangul 2. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x1100 ? 2 : 1), 0);
const broken = (text: string, width: number) => breakLines(text, width, widthOf);

describe("DOC-04 lines of a document", () => {
  it("break at spaces, and Korean words stay whole while they fit", () => {
    expect(broken("Hex bolt M8 zinc plated", 12)).toEqual(["Hex bolt M8", "zinc plated"]);
    expect(broken("육각볼트 유니크롬 도금", 18)).toEqual(["육각볼트 유니크롬", "도금"]);
  });
  it("break a long name within the word, and Chinese between any two signs", () => {
    expect(broken("대한정밀전자부품제조", 8)).toEqual(["대한정밀", "전자부품", "제조"]);
    expect(broken("不锈钢六角螺栓", 8)).toEqual(["不锈钢六", "角螺栓"]);
  });
  it("begin with no closing sign and end with no opening one", () => {
    expect(broken("上海机械、北京", 8)).toEqual(["上海机", "械、北京"]);
    expect(broken("上海机（北京）", 8)).toEqual(["上海机", "（北京）"]);
  });
  it("keep the number of a document whole, and break a hyphenated word after its hyphen", () => {
    expect(broken("SH-2026-00041, SH-2026-00042", 20)).toEqual(["SH-2026-00041,", "SH-2026-00042"]);
    expect(broken("zinc high-temperature", 12)).toEqual(["zinc high-", "temperature"]);
  });
  it("keep the text's own line ends and empty lines", () => {
    expect(broken("a\n\nb", 8)).toEqual(["a", "", "b"]);
  });
  it("lose no sign and are never too wide", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 30 }), (text, width) => {
        const lines = broken(text, width);
        expect(lines.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        for (const line of lines) expect(widthOf(line) <= width || [...line].length <= 2).toBe(true);
      }),
    );
  });
});
