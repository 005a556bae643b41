const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** A calendar date is a day on the wall, not a moment: it is formatted in UTC so that no zone can shift it. */
function dayNumber(date: string): number {
  const [year, month, day] = date.split("-").map(Number);
  return Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1) / 86_400_000;
}

/**
 * A business date "YYYY-MM-DD", short and unambiguous: "12 Mar 2026", in this year "12 Mar".
 * Given `today` (the workspace's date) and `relative`, days within a week read "today", "in 3 days", "2 days ago"; `weekday` says which day of the week it is.
 */
export function formatDate(date: string, locale: string, look: { today?: string; relative?: boolean; weekday?: boolean } = {}): string {
  const day = dayNumber(date);
  if (look.relative && look.today) {
    const distance = day - dayNumber(look.today);
    if (Math.abs(distance) <= 7) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(distance, "day");
  }
  const sameYear = look.today?.slice(0, 4) === date.slice(0, 4);
  return dateFormat(longLocale(locale), {
    day: "numeric", month: "short", timeZone: "UTC", ...(sameYear ? {} : { year: "numeric" }), ...(look.weekday ? { weekday: "short" } : {}),
  }).format(day * 86_400_000);
}

/** "March 2026" from "2026-03" or "2026-03-12". */
export function formatMonth(month: string, locale: string, width: "long" | "short" = "long"): string {
  return dateFormat(locale, { month: width, year: "numeric", timeZone: "UTC" }).format(dayNumber(`${month.slice(0, 7)}-01`) * 86_400_000);
}

/** A moment in the workspace's (or user's) zone: "12 Mar 2026, 14:05". */
export function formatMoment(moment: Date | string, locale: string, timeZone: string): string {
  return dateFormat(longLocale(locale), {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone,
  }).format(new Date(moment));
}

/** The time of day of a moment: "14:05". */
export function formatTime(moment: Date | string, locale: string, timeZone: string): string {
  return dateFormat(longLocale(locale), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(new Date(moment));
}

/** Today's calendar date in a zone. */
export function calendarDateIn(timeZone: string, now: Date): string {
  return dateFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(now);
}

/** English users of the world read "12 Mar", never "3/12": the day comes first. */
function longLocale(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}
