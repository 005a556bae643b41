import { describe, expect, it } from "vitest";
import { cellText, exactNumber, momentText } from "./cell-text";
import { csvField, neutralText } from "./neutral-text";

const facts = { currency: "USD", timeZone: "Asia/Seoul", wordOf: (word: string) => `<${word}>` };

describe("LIST cells of an exported file", () => {
  it("makes what a spreadsheet would run harmless, and leaves negative amounts numbers", () => {
    for (const text of ["=1+1", "+82 2 123", "-cmd", "@SUM(A1)", "\t=1"]) expect(neutralText(text)).toBe(`'${text}`);
    expect(neutralText("Kim = Lee")).toBe("Kim = Lee");
    expect(cellText("text", "=HYPERLINK(\"x\")", facts)).toBe("'=HYPERLINK(\"x\")");
    expect(cellText("money", -1234567n, facts)).toBe("-12345.67");
  });

  it("quotes separators, quotes and line breaks", () => {
    expect([csvField("a,b"), csvField('say "no"'), csvField("two\nlines"), csvField("plain")]).toEqual(['"a,b"', '"say ""no"""', '"two\nlines"', "plain"]);
  });

  it("writes amounts in their currency's decimals, moments in the workspace's zone, nothing for nothing", () => {
    expect(cellText("money", 12345678901n, { ...facts, currency: "KRW" })).toBe("12345678901");
    expect(momentText(new Date("2026-03-12T15:05:09Z"), "Asia/Seoul")).toBe("2026-03-13 00:05:09");
    expect(cellText("word", "open", facts)).toBe("<open>");
    expect([cellText("text", null, facts), cellText("flag", false, facts)]).toEqual(["", ""]);
  });

  it("keeps a number only where a spreadsheet keeps every digit", () => {
    expect(exactNumber("123456789012.345")).toBe(123456789012.345);
    expect(exactNumber("1234567890123456")).toBeNull();
    expect(exactNumber("0.000001")).toBe(0.000001);
  });
});
