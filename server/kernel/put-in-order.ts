/**
 * Puts names in an order in which each stands after what it needs; names that need nothing of each other stay in
 * alphabetical order. A name that needs itself needs nothing.
 * @throws Error when they need each other in a circle
 */
export function putInOrder(names: readonly string[], needs: readonly { readonly from: string; readonly to: string }[]): string[] {
  const waiting = [...names].sort();
  const placed: string[] = [];
  const isFree = (name: string) => needs.every(({ from, to }) => from !== name || to === name || placed.includes(to) || !names.includes(to));
  while (waiting.length > 0) {
    const index = waiting.findIndex(isFree);
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined) throw new Error(`these need each other in a circle: ${waiting.join(", ")}`);
    placed.push(next);
  }
  return placed;
}
