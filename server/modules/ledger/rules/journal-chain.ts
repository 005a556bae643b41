import { createHash } from "node:crypto";

/** What of an entry the chain protects: ids, dates, amounts and account codes. Memos and names are left out on purpose. */
export interface ChainedEntry {
  readonly sequence: number;
  readonly number: string;
  readonly id: string;
  readonly entryOn: string;
  /** ISO 8601, UTC, microseconds: `2026-03-01T09:30:00.000000Z`. */
  readonly postedAt: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly reversesId: string | null;
  /** By line number. */
  readonly lines: readonly { readonly lineNo: number; readonly accountCode: string; readonly debitMinor: bigint; readonly creditMinor: bigint; readonly customerId: string | null }[];
}

/** What the first entry is chained to. */
export const GENESIS = "0".repeat(64);

/**
 * One entry as text, a field per line, then a line per posting: `lineNo account debit credit customer`.
 * Absent ids are `-`. This form is fixed for ever: a changed one would break every chain.
 */
export function canonicalText(entry: ChainedEntry): string {
  const head = ["naru-journal-1", entry.sequence, entry.number, entry.id, entry.entryOn, entry.postedAt, entry.sourceType, entry.sourceId, entry.reversesId ?? "-"];
  const lines = entry.lines.map((l) => `${l.lineNo} ${l.accountCode} ${l.debitMinor} ${l.creditMinor} ${l.customerId ?? "-"}`);
  return [...head, ...lines].join("\n");
}

/** `SHA-256(previous hash, newline, canonical text)`, lower-case hex. */
export function chainHash(previousHash: string, entry: ChainedEntry): string {
  return createHash("sha256").update(`${previousHash}\n${canonicalText(entry)}`, "utf8").digest("hex");
}

/**
 * Walks a chain from its beginning. Null when it holds; else the first entry whose sequence leaves a gap or whose hash
 * is not that of its content.
 */
export function verifyChain(entries: readonly (ChainedEntry & { readonly hash: string })[]): { readonly sequence: number; readonly number: string; readonly fault: "gap" | "content" } | null {
  let previous = GENESIS;
  let expected = 1;
  for (const entry of entries) {
    if (entry.sequence !== expected) return { sequence: entry.sequence, number: entry.number, fault: "gap" };
    if (chainHash(previous, entry) !== entry.hash) return { sequence: entry.sequence, number: entry.number, fault: "content" };
    previous = entry.hash;
    expected += 1;
  }
  return null;
}
