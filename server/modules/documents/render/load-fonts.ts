import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Font } from "@react-pdf/renderer";

/** What the layout needs of a font program. */
interface FontProgram {
  readonly unitsPerEm: number;
  readonly ascent: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  layout(text: string, features: readonly string[]): { readonly advanceWidth: number };
}

export type Weight = 400 | 600;

const require = createRequire(path.join(process.cwd(), "package.json"));
const LATIN_AND_KOREAN = "Pretendard";
const CHINESE = "Noto Sans SC";
const notoFolder = () => path.join(path.dirname(require.resolve("@fontsource/noto-sans-sc/package.json")), "files");

/** Rarer ideographs lie in about a hundred further files, each with the ranges it covers. */
type Ranges = readonly { readonly family: string; readonly subset: string; readonly spans: readonly (readonly [number, number])[] }[];

let ready: Promise<Ranges> | undefined;
const programs = new Map<string, FontProgram>();

async function load(family: string, weight: Weight, src: string): Promise<void> {
  Font.register({ family, src, fontWeight: weight });
  await Font.load({ fontFamily: family, fontWeight: weight });
  const program = Font.getFont({ fontFamily: family, fontWeight: weight })?.data as unknown as FontProgram | undefined;
  if (!program) throw new Error(`the font ${family} could not be read`);
  programs.set(`${family}.${weight}`, program);
}

async function loadAll(): Promise<Ranges> {
  const pretendard = path.join(path.dirname(require.resolve("pretendard/package.json")), "dist/public/static/alternative");
  for (const [weight, name] of [[400, "Regular"], [600, "SemiBold"]] as const) {
    await load(LATIN_AND_KOREAN, weight, path.join(pretendard, `Pretendard-${name}.ttf`));
    await load(CHINESE, weight, path.join(notoFolder(), `noto-sans-sc-chinese-simplified-${weight}-normal.woff`));
  }
  // Lines are broken by our own rule, from measured widths; the engine is left nothing to hyphenate.
  Font.registerHyphenationCallback((word) => [word]);
  const unicode = JSON.parse(await readFile(path.join(notoFolder(), "../unicode.json"), "utf8")) as Record<string, string>;
  return Object.entries(unicode)
    .filter(([subset]) => /^\[\d+\]$/.test(subset))
    .map(([subset, ranges]) => ({ family: `${CHINESE} ${subset}`, subset: subset.replace(/[[\]]/g, ""), spans: ranges.split(",").map(spanOf) }));
}

function spanOf(range: string): readonly [number, number] {
  const [from = "", to] = range.replace(/^U\+/i, "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to ?? from, 16)];
}

/** Loads the typefaces, and the further files that these texts need. Once per process and file. */
export async function loadFonts(texts: Iterable<string>): Promise<void> {
  ready ??= loadAll();
  const ranges = await ready;
  const signs = new Set([...texts].flatMap((text) => [...text]));
  for (const sign of signs) {
    const codePoint = sign.codePointAt(0) ?? 0;
    if (codePoint < 0x2e80 || familyOf(sign, 400) !== null) continue;
    for (const { family, subset, spans } of ranges) {
      if (!spans.some(([from, to]) => codePoint >= from && codePoint <= to) || programs.has(`${family}.400`)) continue;
      for (const weight of [400, 600] as const) await load(family, weight, path.join(notoFolder(), `noto-sans-sc-${subset}-${weight}-normal.woff`));
    }
  }
}

function familyOf(sign: string, weight: Weight): string | null {
  const codePoint = sign.codePointAt(0) ?? 0;
  const order = [LATIN_AND_KOREAN, CHINESE, ...[...programs.keys()].filter((key) => key.startsWith(`${CHINESE} [`) && key.endsWith(`.${weight}`)).map((key) => key.slice(0, -4))];
  return order.find((family) => programs.get(`${family}.${weight}`)?.hasGlyphForCodePoint(codePoint)) ?? null;
}

export interface Run {
  readonly family: string;
  readonly text: string;
}

const known = new Map<string, string>();

/** A text as stretches of one typeface each; a sign no typeface has is shown as an empty box. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: { family: string; text: string }[] = [];
  for (const sign of text.normalize("NFC")) {
    if (/[\p{Cc}\p{Cf}\p{Mn}]/u.test(sign)) continue;
    const last = runs.at(-1);
    if (sign === " " && last) {
      // The engine drops spaces that begin a stretch; at its end they keep their width.
      last.text += "\u00a0";
      continue;
    }
    const key = `${weight}${sign}`;
    let family = known.get(key);
    if (family === undefined) {
      family = familyOf(sign, weight) ?? "";
      if (family) known.set(key, family);
    }
    const shown = family ? sign : "\u25a1";
    if (last && last.family === (family || LATIN_AND_KOREAN)) last.text += shown;
    else runs.push({ family: family || LATIN_AND_KOREAN, text: shown });
  }
  return runs;
}

const digitWidths = new Map<Weight, number>();

function digitWidth(weight: Weight): number {
  const program = programs.get(`${LATIN_AND_KOREAN}.${weight}`);
  const width = digitWidths.get(weight) ?? (program ? program.layout("0", ["tnum"]).advanceWidth / program.unitsPerEm : 0.6);
  digitWidths.set(weight, width);
  return width;
}

/** Width of a text in points; figures are tabular. */
export function widthOf(text: string, size: number, weight: Weight): number {
  let em = 0;
  for (const run of runsOf(text, weight)) {
    const program = programs.get(`${run.family}.${weight}`);
    for (const sign of run.text) {
      if (/\d/.test(sign) && run.family === LATIN_AND_KOREAN) em += digitWidth(weight);
      else em += program ? program.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth / program.unitsPerEm : 1;
    }
  }
  return em * size;
}

/** How much higher a typeface's ascent is than that of the first, in ems. */
export function ascentBeyond(family: string, weight: Weight): number {
  const ascent = (name: string) => {
    const program = programs.get(`${name}.${weight}`);
    return program ? program.ascent / program.unitsPerEm : 0;
  };
  return family === LATIN_AND_KOREAN ? 0 : ascent(family) - ascent(LATIN_AND_KOREAN);
}
