import { describe, expect, it } from "vitest";
import { languageOfRequest } from "./language-of-request";

describe("PLT-18 the language a page is rendered in", () => {
  it.each([
    ["a stranger reads what their browser asks for", { profile: null, seen: undefined, chosen: undefined, accepted: "ko" }, "ko"],
    ["or what they chose at the door", { profile: null, seen: undefined, chosen: "zh", accepted: "ko" }, "zh"],
    ["which goes in with them", { profile: "ko", seen: "ko", chosen: "zh", accepted: "en" }, "zh"],
    ["a change on another device counts here at the next page", { profile: "en", seen: "ko", chosen: "ko", accepted: "ko" }, "en"],
    ["also against what was chosen at the door before", { profile: "en", seen: "ko", chosen: "zh", accepted: "ko" }, "en"],
    ["a browser without a memory reads the profile", { profile: "zh", seen: undefined, chosen: undefined, accepted: "en" }, "zh"],
  ] as const)("%s", (_, facts, language) => expect(languageOfRequest(facts)).toBe(language));
});
