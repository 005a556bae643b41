import { describe, expect, it } from "vitest";
import { needlesFrom, patternOf, pseudonymOf } from "./find-in-text";

describe("PLT-05 what is looked for when a person is erased", () => {
  it("takes values whole, the longest first, and a telephone number also by its digits", () => {
    expect(needlesFrom(["Kim", "Kim Minji", "+82 2-555-0134", "김민지", null, " ", "x"])).toEqual({ words: ["Kim"], phrases: ["+82 2-555-0134", "82255501 34".replace(" ", ""), "Kim Minji", "김민지"] });
  });

  it("does not look for dashes and for what is a pseudonym already", () => {
    expect(needlesFrom(["–", "Erased contact 0A1B2C3D"])).toEqual({ words: [], phrases: [] });
  });

  it("makes no pattern of nothing, and escapes what has a meaning in one", () => {
    expect(patternOf([], false)).toBeNull();
    expect(new RegExp(patternOf(["a.b+c (d)"], false) ?? "").test("see a.b+c (d) there")).toBe(true);
    expect(new RegExp(patternOf(["a.b@c.kr"], false) ?? "").test("axb@c.kr")).toBe(false);
  });

  it("finds whole words, beside Korean endings too, and in JSON neither field names nor across escapes", () => {
    const text = new RegExp(patternOf(["Mark"], false) ?? "");
    expect([text.test("ask Mark."), text.test("Market"), text.test("(Mark)")]).toEqual([true, false, true]);
    expect(new RegExp(patternOf(["김민지"], false) ?? "").test("김민지님께")).toBe(true);
    const json = new RegExp(patternOf(["name", 'Ann "Q" Lee'], true) ?? "", "g");
    expect('{"name": "my name", "a": "x\\nname", "b": "Ann \\"Q\\" Lee"}'.replace(json, "#")).toBe('{"name": "my #", "a": "x\\n#", "b": "#"}');
  });

  it("finds a name in text that holds JSON, as webhooks and kept answers do", () => {
    const text = new RegExp(patternOf(['Ann "Q" Lee'], false) ?? "", "g");
    expect('Dear Ann "Q" Lee; {"a":"x\\nAnn \\"Q\\" Lee"}'.replace(text, "#")).toBe('Dear #; {"a":"x\\n#"}');
  });

  it("gives the same pseudonym to the same record", () => {
    expect(pseudonymOf("contact", "0198f2aa-0000-7000-8000-0000deadbeef")).toBe("Erased contact DEADBEEF");
  });
});
