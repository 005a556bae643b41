/**
 * Patterns of what must not be in a log, whatever field or message it came through. Ids (UUIDs) stay readable:
 * a token has forty characters or more in one piece and mixes letters with digits.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu, "[address]"],
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/:"']*:[^\s/"']+(?=@|\[address\])/gi, "$1[credentials]"],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/g, "$1 [token]"],
  [/\beyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){1,4}/g, "[token]"],
  [/(?<![A-Za-z0-9_-])(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{40,}/g, "[token]"],
];

/** Text without mail addresses, passwords in addresses, or tokens. */
export function scrubText(text: string): string {
  return PATTERNS.reduce((rest, [pattern, put]) => rest.replace(pattern, put), text);
}
