import { describe, expect, it } from "vitest";
import { sniffContent } from "./sniff-content";

const of = (text: string) => Buffer.from(text, "latin1");

describe("uploads are checked by content", () => {
  it.each([
    ["png", Buffer.concat([Buffer.from([0x89]), of("PNG\r\n\u001a\n\0\0\0\rIHDR")])],
    ["jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ["pdf", of("%PDF-1.7\n%\u00e2\u00e3")],
    ["xlsx", of("PK\u0003\u0004..[Content_Types].xml..xl/workbook.xml")],
    ["csv", of("code,name\r\nA-1,Bolt\r\n")],
    ["csv", Buffer.from("코드,이름\nA-1,볼트\n", "utf8")],
    ["csv", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("code\tname\n", "utf16le")])],
    ["csv", Buffer.from([0xb0, 0xa1, 0x2c, 0xb3, 0xaa, 0x0a])],
  ])("knows a %s", (kind, bytes) => expect(sniffContent(bytes)).toBe(kind));

  it.each([
    ["an empty file", Buffer.alloc(0)],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ["a Windows program", of("MZ\u0090\0\u0003\0\0")],
    ["an archive that is no workbook", of("PK\u0003\u0004 evil.exe")],
    ["a web page", of("  <!DOCTYPE html><script>alert(1)</script>")],
    ["an SVG with a mark before it", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), of('<svg xmlns="http://www.w3.org/2000/svg">')])],
    ["a script", of("#!/bin/sh\nrm -rf /\n")],
    ["a web page in UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("<html>", "utf16le")])],
  ])("refuses %s", (_what, bytes) => expect(sniffContent(bytes)).toBeNull());
});
