/** The value that `share` of the readings do not exceed (nearest rank). 0 without readings. */
export function percentile(readings: readonly number[], share: number): number {
  const sorted = [...readings].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Rounds to so many decimals, for printing. */
export function rounded(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals));
}
