const HAN_OR_KANA = /[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud8bf][\udc00-\udfff]/u;
/** Signs no line begins with, and signs none ends with (JIS X 4051 and GB/T 15834, the common part). */
const NOT_FIRST = /^[、。，．・：；！？）」』】〉》〕％,.:;!?)\]}%’”…]/u;
const NOT_LAST = /[（「『【〈《〔([{₩€$£¥‘“]$/u;

/** After a space or a slash, and after a hyphen between letters: the number of a document stays whole. */
const mayEndLine = (last: string, sign: string) => /[\s/]$/u.test(last) || (last.endsWith("-") && !/\d/.test(sign));

/** The smallest parts a line may be broken between: words with their space, single ideographs, the parts of a hyphenated word. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const sign of text) {
    const last = parts.at(-1);
    const joins =
      last !== undefined &&
      (/^\s$/u.test(sign) || NOT_FIRST.test(sign) || NOT_LAST.test(last) || !(mayEndLine(last, sign) || HAN_OR_KANA.test(sign) || HAN_OR_KANA.test(last.at(-1) ?? "")));
    if (joins) parts[parts.length - 1] = last + sign;
    else parts.push(sign);
  }
  return parts;
}

/**
 * Breaks a text into lines no wider than `width`: at spaces, between ideographs, and within a word only where the word alone
 * is wider than a line (long Korean company names, part numbers). Line ends of the text are kept.
 * @param widthOf width of a text in the same unit as `width`
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const part of partsOf(paragraph)) {
      if (widthOf((line + part).trimEnd()) <= width) {
        line += part;
        continue;
      }
      if (line) lines.push(line.trimEnd());
      line = "";
      for (const sign of part) {
        if (line && widthOf(line + sign) > width && sign.trim()) {
          lines.push(line.trimEnd());
          line = "";
        }
        line += sign;
      }
    }
    return [...lines, line.trimEnd()];
  });
}
