/** Sources of entries that people make in the ledger itself; every other source is a document. */
export const MANUAL_SOURCES = ["journal_entry", "opening_balance"] as const;

export function isManualSource(sourceType: string): boolean {
  return (MANUAL_SOURCES as readonly string[]).includes(sourceType);
}
