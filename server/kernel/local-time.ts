const MINUTE_MS = 60_000;
/** Making a format costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  formats.set(timeZone, made);
  return made;
}

/** What the clock on the wall of an IANA time zone says at a moment: "2026-03-12T18:30". */
export function localTime(moment: Date, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(moment);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The moment at which the clock on the wall of a time zone says "2026-03-12T18:30"; null when the text is no such time. A time that is
 * skipped in spring is an hour later; one that comes twice in autumn is the first of both.
 */
export function momentOfLocal(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (at: number) => Date.parse(`${localTime(new Date(at), timeZone)}Z`) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
  // The clock is changed by a few hours at most: the offsets of a day before and after are the two it can be.
  const candidates = [offsetAt(asUtc - 86_400_000), offsetAt(asUtc + 86_400_000)].map((offset) => asUtc - offset);
  const exact = candidates.filter((at) => localTime(new Date(at), timeZone) === text);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates));
}
