import { createHash } from "node:crypto";

/**
 * Where a page of a list ended holds for that list alone, asked in the same way: among other rows or in another order it
 * would pass rows over. So the list's own position travels with a print of what was asked, the size of the page left out.
 */
export function sealPosition(position: string, url: URL): string {
  return `${printOf(url)}.${position}`;
}

/** The list's own position; null when the text was not given by this list, asked like this. */
export function openPosition(text: string, url: URL): string | null {
  const print = printOf(url);
  return text.startsWith(`${print}.`) ? text.slice(print.length + 1) : null;
}

function printOf(url: URL): string {
  const asked = [...url.searchParams].filter(([name, value]) => name !== "cursor" && name !== "limit" && value !== "").map(([name, value]) => JSON.stringify([name, value])).sort();
  return createHash("sha256").update([url.pathname, ...asked].join("\n")).digest("base64url").slice(0, 6);
}
