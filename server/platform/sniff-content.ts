/** Kinds of files the product accepts, known by their content and never by their name alone. */
export const CONTENT_TYPES = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  png: "image/png",
  jpg: "image/jpeg",
  pdf: "application/pdf",
} as const;
export type FileKind = keyof typeof CONTENT_TYPES;

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
const contains = (bytes: Uint8Array, text: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, "latin1");

/**
 * What a file is by its content; null when it is nothing the product accepts (a program, an archive, a web page).
 * Signatures: PNG (ISO 15948), JPEG (ITU-T T.81), PDF (ISO 32000, within the first kilobyte), OOXML packages (ISO 29500).
 */
export function sniffContent(bytes: Uint8Array): FileKind | null {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "jpg";
  if (contains(bytes.subarray(0, 1024), "%PDF-")) return "pdf";
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return contains(bytes, "[Content_Types].xml") && contains(bytes, "xl/workbook") ? "xlsx" : null;
  return looksLikeText(bytes) ? "csv" : null;
}

/** Text in any encoding: no control bytes but line ends, tabs and form feeds; UTF-16 only with its mark; no markup at the start. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  const wide = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  const head = bytes.subarray(0, 65_536);
  if (!wide && head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a)) return false;
  const start = Buffer.from(head.subarray(0, 512)).toString("latin1").replaceAll("\u0000", "").replace(/^[^\x21-\x7e]+/, "").slice(0, 64).toLowerCase();
  return !/^(<!doctype|<html|<script|<svg|<\?xml|<\?php|#!)/.test(start);
}
