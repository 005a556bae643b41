type Asked = Record<string, string | string[] | undefined>;

/** The span of days the address names, else this year so far: the same that `useSpan` takes in the browser. */
export function askedSpan(asked: Asked, today: string): { from: string; to: string } {
  const named = (name: string) => (typeof asked[name] === "string" && asked[name] ? asked[name] : undefined);
  return { from: named("from") ?? `${today.slice(0, 4)}-01-01`, to: named("to") ?? today };
}
