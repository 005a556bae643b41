/** What a spreadsheet would take for a formula or a command when it opens a text file. */
const RUNS = /^[=+\-@\t\r]/;

/** Text that a spreadsheet shows instead of running: an apostrophe stands before what it would compute (OWASP, CSV injection). */
export function neutralText(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** A field of a CSV file (RFC 4180): quoted where it holds the separator, a quote or a line break. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
