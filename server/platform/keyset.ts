import { fault, invalid } from "@/server/kernel/errors";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a list page ended: the sort value and the id of its last row, opaque to the client. */
export function encodeCursor(sortValue: string, id: string): string {
  return Buffer.from(JSON.stringify([sortValue, id])).toString("base64url");
}

/** @throws NaruError `input.cursor` when the text is not a cursor made by `encodeCursor`. */
export function decodeCursor(cursor: string): { sortValue: string; id: string } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [sortValue, id] = parsed as unknown[];
      if (typeof sortValue === "string" && typeof id === "string" && UUID.test(id) && !sortValue.includes("\u0000")) return { sortValue, id };
    }
  } catch {
    // Falls through to the same refusal as any other malformed cursor.
  }
  throw invalid([fault("cursor", "input.cursor")]);
}

/** The moment and the id of the last row, for a list in order of time. @throws NaruError `input.cursor` */
export function placeOf(cursor: string): { at: Date; id: string } {
  const { sortValue, id } = decodeCursor(cursor);
  const at = new Date(sortValue);
  if (Number.isNaN(at.getTime())) throw invalid([fault("cursor", "input.cursor")]);
  return { at, id };
}

/** Cuts the one row read beyond the page and tells where the next page begins. */
export function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  limit: number,
  sortValueOf: (row: Row) => string,
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last ? encodeCursor(sortValueOf(last), last.id) : null };
}

/** `%` and `_` lose their meaning, so that a search finds them as they are typed. */
export function likePattern(search: string): string {
  return `%${search.trim().toLowerCase().replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}
