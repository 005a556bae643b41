import { inflateSync } from "node:zlib";

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)) {
    const body = found[2] ?? "";
    const at = body.indexOf("stream");
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
    const start = found.index + found[0].indexOf("stream") + (body.startsWith("\r", at + 6) ? 8 : 7);
    const raw = at >= 0 ? pdf.subarray(start, start + length) : null;
    objects.set(found[1] ?? "", { dictionary: at >= 0 ? body.slice(0, at) : body, stream: raw && /FlateDecode/.test(body) ? inflateSync(raw) : raw });
  }
  return objects;
}

/** Glyph number → sign, from a font's ToUnicode table. */
function signsOf(table: string): Map<string, string> {
  const signs = new Map<string, string>();
  const decode = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const block of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const range of (block[1] ?? "").matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:\[([\s\S]*?)\]|<([0-9a-f]+)>)/gi)) {
      const from = Number.parseInt(range[1] ?? "", 16);
      const targets = range[3] === undefined ? [range[4] ?? ""] : [...range[3].matchAll(/<([0-9a-f]+)>/gi)].map((one) => one[1] ?? "");
      targets.forEach((hex, index) => signs.set((from + index).toString(16).padStart(4, "0"), decode(hex.padStart(4, "0"))));
    }
  }
  for (const block of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const pair of (block[1] ?? "").matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) signs.set((pair[1] ?? "").toLowerCase(), decode(pair[2] ?? ""));
  }
  return signs;
}

/** The text of each page of a PDF as it was written: stretches in their order, without regard to where they stand. */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const reference = (text: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? "";
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b(?!s)/.test(object.dictionary));
  return pages.map((page) => {
    const resources = objects.get(reference(page.dictionary, "Resources"))?.dictionary ?? page.dictionary;
    const fontList = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? "";
    const fonts = new Map([...fontList.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((found) => {
      const font = objects.get(found[2] ?? "")?.dictionary ?? "";
      return [found[1] ?? "", signsOf(objects.get(reference(font, "ToUnicode"))?.stream?.toString("latin1") ?? "")] as const;
    }));
    const content = objects.get(reference(page.dictionary, "Contents"))?.stream?.toString("latin1") ?? "";
    let font: Map<string, string> | undefined;
    const texts: string[] = [];
    for (const found of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|<([0-9a-f]+)> Tj/gi)) {
      if (found[1]) font = fonts.get(found[1]);
      else {
        const hex = [...(found[2] ?? `<${found[3] ?? ""}>`).matchAll(/<([0-9a-f]+)>/gi)].map((one) => one[1] ?? "").join("");
        texts.push((hex.match(/.{4}/g) ?? []).map((glyph) => font?.get(glyph.toLowerCase()) ?? "\ufffd").join(""));
      }
    }
    return texts.join("\n").replaceAll("\u00a0", " ");
  });
}
