import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalText, chainHash, GENESIS, verifyChain, type ChainedEntry } from "./journal-chain";

function chain(length: number) {
  let previous = GENESIS;
  return Array.from({ length }, (_, i) => {
    const entry: ChainedEntry = {
      sequence: i + 1,
      number: `JE-2026-${String(i + 1).padStart(5, "0")}`,
      id: `00000000-0000-7000-8000-00000000000${i}`,
      entryOn: "2026-03-12",
      postedAt: "2026-03-12T03:00:00.000000Z",
      sourceType: "invoice",
      sourceId: "00000000-0000-7000-8000-0000000000ff",
      reversesId: null,
      lines: [
        { lineNo: 1, accountCode: "108", debitMinor: 110n, creditMinor: 0n, customerId: "00000000-0000-7000-8000-0000000000cc" },
        { lineNo: 2, accountCode: "401", debitMinor: 0n, creditMinor: 110n, customerId: null },
      ],
    };
    previous = chainHash(previous, entry);
    return { ...entry, hash: previous };
  });
}

describe("FIN-03 the chain of sealed entries", () => {
  it("writes an entry in its fixed form", () => {
    const [entry] = chain(1);
    const text = [
      "naru-journal-1", "1", "JE-2026-00001", "00000000-0000-7000-8000-000000000000", "2026-03-12", "2026-03-12T03:00:00.000000Z", "invoice",
      "00000000-0000-7000-8000-0000000000ff", "-", "1 108 110 0 00000000-0000-7000-8000-0000000000cc", "2 401 0 110 -",
    ].join("\n");
    expect(canonicalText(entry!)).toBe(text);
    expect(entry!.hash).toBe(createHash("sha256").update(`${"0".repeat(64)}\n${text}`).digest("hex"));
  });

  it("holds when nothing was touched", () => {
    expect(verifyChain(chain(4))).toBeNull();
  });

  it("names the entry whose amount was changed", () => {
    const entries = chain(4);
    const touched = { ...entries[1]!, lines: [{ ...entries[1]!.lines[0]!, debitMinor: 111n }, entries[1]!.lines[1]!] };
    expect(verifyChain([entries[0]!, touched, entries[2]!, entries[3]!])).toMatchObject({ sequence: 2, fault: "content" });
  });

  it("notices an entry that was taken out, and one rewritten with a fresh hash of its own", () => {
    const entries = chain(4);
    expect(verifyChain([entries[0]!, entries[2]!, entries[3]!])).toMatchObject({ sequence: 3, fault: "gap" });
    const forged = { ...entries[1]!, number: "JE-2026-00009" };
    expect(verifyChain([entries[0]!, { ...forged, hash: chainHash(entries[0]!.hash, forged) }, entries[2]!, entries[3]!])).toMatchObject({ sequence: 3, fault: "content" });
  });
});
