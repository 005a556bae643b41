/** The absolute address of a page, for mails and copied links. */
export function appUrl(path: string): string {
  const base = process.env["NEXTAUTH_URL"] || `http://localhost:${process.env["PORT"] || "3000"}`;
  return new URL(path, base).href;
}
