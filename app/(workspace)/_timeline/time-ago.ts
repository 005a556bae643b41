/** "5 minutes ago", within a day; null for what is older: a date says more than "34 hours ago". */
export function timeAgo(at: Date, now: Date, locale: string): string | null {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes >= 24 * 60 || minutes < -1) return null;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (minutes < 1) return words.format(0, "second");
  return minutes < 60 ? words.format(-minutes, "minute") : words.format(-Math.floor(minutes / 60), "hour");
}
