import { describe, expect, it } from "vitest";
import english from "@/messages/en/notifications.json";
import { ALL_NOTICE_KINDS } from "./notice-kinds";
import { wordNotice } from "./word-notice";

describe("PLT-13 every kind of notice can be chosen a channel for", () => {
  it("names the same kinds as the catalogue words", () => {
    const kinds: string[] = [...ALL_NOTICE_KINDS];
    expect(kinds.sort()).toEqual(Object.keys(english.codes).sort());
    expect(Object.keys(english.kinds).sort()).toEqual(Object.keys(english.codes).sort());
  });

  it("words a notice in the reader's language, and an unknown one without failing", () => {
    expect(wordNotice("en", "orders.held", { number: "SO-2026-00001" })).toContain("SO-2026-00001");
    expect(wordNotice("ko", "orders.held", { number: "SO-2026-00001" })).toMatch(/SO-2026-00001.*[가-힣]|[가-힣].*SO-2026-00001/);
    expect(wordNotice("fr", "orders.nonsense", {})).toContain("orders.nonsense");
  });
});
