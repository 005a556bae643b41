import { describe, expect, it } from "vitest";
import { gramsOfText, gramsOfWord } from "./grams";
import { judgeMatch, leastFaults, readyText, typedWords } from "./judge-match";

const score = (typed: string, text: string) => typedWords(typed).map(({ typed: word }) => judgeMatch(word, readyText(text)));
const finds = (typed: string, text: string) => score(typed, text).every((one) => one > 0);
const shared = (typed: string, text: string) => [...gramsOfWord(typed)].filter((gram) => gramsOfText(text).has(gram)).length;

describe("CUS-01 a search forgives a wrong letter", () => {
  it.each([
    ["hangamg", "Hangang Electronics"], ["electornics", "Hangang Electronics"], ["muller", "Müller & Söhne GmbH"], ["hangng", "Hangang"],
    ["한강전지", "한강전자 주식회사"], ["한감", "한강물산"], ["한강물자", "한강전자"], ["김민저", "김민지"], ["서을상사", "서울상사"], ["하나", "하나로"],
    ["华东", "上海华东电子有限公司"], ["上海华冬", "上海华东电子有限公司"], ["ㅎㄱㅈㅈ", "(주)한강전자"], ["ＡＣＭＥ", "acme"],
  ])("%s finds %s", (typed, text) => {
    expect(finds(typed, text)).toBe(true);
    expect(shared(typed, text)).toBeGreaterThan(0);
  });

  it.each([["acme", "Azure Trading"], ["华东", "华南电子"], ["12345", "12346"], ["ㅎㄱㅁㅅ", "한강전자"], ["abc", "abd"]])("%s does not find %s", (typed, text) => {
    expect(finds(typed, text)).toBe(false);
  });

  it("finds a phone number and a document number however they are written", () => {
    expect(finds("010-1234-5678", "01012345678")).toBe(true);
    expect(finds("so-2026-00042", "SO-2026-00042")).toBe(true);
    expect(finds("42", "SO-2026-00042")).toBe(true);
  });

  it("puts what was meant before what resembles it", () => {
    const [whole, start, word, faulty] = [score("hangang", "Hangang"), score("hangang", "Hangang Electronics"), score("hangang", "New Hangang"), score("hangamg", "Hangang")].map(([one]) => one ?? 0);
    expect([whole, start, word, faulty]).toEqual([whole, start, word, faulty].sort((a, b) => (b ?? 0) - (a ?? 0)));
  });

  it("counts two letters changed about as one fault", () => {
    expect(leastFaults("ahngang", "hangang", 2)).toBe(1);
    expect(leastFaults("xyz", "hangang", 1)).toBe(Infinity);
  });
});
