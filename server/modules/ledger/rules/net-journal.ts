/** One side of an entry before it is written; exactly one of debit and credit is above zero. */
export interface JournalSide {
  readonly accountId: string;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  readonly customerId: string | null;
  readonly memo: string | null;
}

/**
 * Adds up the sides of each account and customer and keeps what is left on the heavier side; sides that cancel out and
 * zero sides vanish. Order of first appearance, debits before credits, as a journal is read.
 */
export function netJournal(sides: readonly JournalSide[]): JournalSide[] {
  const nets = new Map<string, { side: JournalSide; net: bigint }>();
  for (const side of sides) {
    const key = `${side.accountId}:${side.customerId ?? ""}`;
    const held = nets.get(key);
    const amount = side.debitMinor - side.creditMinor;
    if (held) held.net += amount;
    else nets.set(key, { side, net: amount });
  }
  const kept = [...nets.values()].filter(({ net }) => net !== 0n);
  const written = kept.map(({ side, net }) => ({ ...side, debitMinor: net > 0n ? net : 0n, creditMinor: net < 0n ? -net : 0n }));
  return [...written.filter((s) => s.debitMinor > 0n), ...written.filter((s) => s.creditMinor > 0n)];
}

/** Debits less credits; an entry balances at zero. */
export function imbalance(sides: readonly Pick<JournalSide, "debitMinor" | "creditMinor">[]): bigint {
  return sides.reduce((sum, s) => sum + s.debitMinor - s.creditMinor, 0n);
}
