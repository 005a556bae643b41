/** A field that somebody else changed while this form was open. */
export interface Difference {
  readonly name: string;
  /** When the form was opened. */
  readonly was: unknown;
  /** What somebody else saved meanwhile. */
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Only they changed it, so that it is taken over; otherwise both did, and the person decides. */
  readonly onlyTheirs: boolean;
}

/** The same to a reader: what is blank is blank, the order of an object's fields does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  return written(a) === written(b);
}

function written(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (typeof value === "object") {
    const fields = Object.entries(value).filter(([, one]) => written(one) !== "");
    // Of a looked-up record, who it is counts, not what it is called.
    if ("id" in value && "label" in value) return `#${String(value.id)}`;
    return `{${fields.sort(([x], [y]) => (x < y ? -1 : 1)).map(([name, one]) => `${name}:${written(one)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/**
 * What somebody else changed since the form was opened, field by field, beside what stands in the form. What only this form changed
 * is no difference, nor what both changed to the same.
 */
export function differencesOf(was: object, theirs: object, mine: object): Difference[] {
  const [a, b, c] = [was, theirs, mine] as Record<string, unknown>[];
  return Object.keys({ ...b, ...a }).flatMap((name) => {
    const [before, saved, typed] = [a?.[name], b?.[name], c?.[name]];
    if (sameValue(before, saved) || sameValue(saved, typed)) return [];
    return [{ name, was: before, theirs: saved, mine: typed, onlyTheirs: sameValue(before, typed) }];
  });
}
