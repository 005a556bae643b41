import iconv from "iconv-lite";
import { detect } from "jschardet";

/** Encodings a person may choose instead of the one that was found. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "euc-kr", "gb18030", "big5", "shift_jis", "windows-1252", "windows-1251"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);

/** What detectors call an encoding → the superset of it that real files are written in. */
const SUPERSET: Readonly<Record<string, Encoding>> = {
  "utf-8": "utf-8", ascii: "utf-8", "utf-16le": "utf-16le", "utf-16be": "utf-16be",
  "euc-kr": "euc-kr", cp949: "euc-kr", "uhc": "euc-kr", gb2312: "gb18030", gbk: "gb18030", gb18030: "gb18030", "hz-gb-2312": "gb18030",
  big5: "big5", shift_jis: "shift_jis", "windows-1252": "windows-1252", "iso-8859-1": "windows-1252", "iso-8859-2": "windows-1252",
  "windows-1250": "windows-1252", "windows-1251": "windows-1251", "koi8-r": "windows-1251",
};

const isUtf8 = (bytes: Uint8Array) => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/**
 * The encoding of a text: by its byte order mark, by being valid UTF-8 (chance makes nothing else so), else by the
 * frequency of its characters; a guess, which a person may correct.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  if (isUtf8(bytes)) return "utf-8";
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200_000));
  const found = detect(sample);
  return SUPERSET[(found.encoding ?? "").toLowerCase()] ?? "windows-1252";
}

/** The text without its byte order mark. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return iconv.decode(buffer, encoding === "euc-kr" ? "cp949" : encoding, { stripBOM: true });
}
