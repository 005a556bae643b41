const ENTRY = 0x02014b50;
const END = 0x06054b50;

/**
 * How large a ZIP package says its parts are together (central directory, APPNOTE 4.3.12): a workbook of a few kilobytes
 * may unpack to gigabytes. Infinite when the directory is not there.
 */
export function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return Number.POSITIVE_INFINITY;
  let at = view.getUint32(end + 16, true);
  let total = 0;
  while (at + 46 <= bytes.byteLength && view.getUint32(at, true) === ENTRY) {
    total += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}
