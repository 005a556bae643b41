const LONGEST = 160;

/** The beginning of a text in one line, whole characters only. */
export function excerptOf(text: string): string {
  const line = [...text.replace(/\s+/g, " ").trim()];
  return line.length <= LONGEST ? line.join("") : `${line.slice(0, LONGEST - 1).join("").trimEnd()}…`;
}
