import { createTranslator } from "use-intl/core";
import { readIcu, type IcuParts } from "./read-icu";

export type Catalogue = ReadonlyMap<string, string>;

/** Latin words that stay as they are in Korean and Chinese: names, formats, keys of the keyboard, codes. */
const KEPT = new Set(
  `Naru API NUL curl node Standard Webhooks xx CSV XLSX PDF MB KB kB ms ID UUID JSON UTC QR URL SHA ATP PO OpenAPI RFC Problem Details Pointer Webhook webhook id timestamp https http POST GET com www
  Enter Home End Tab Ctrl Shift Backspace Esc Alt Cmd Space YYYY MM DD KR DE KRW EUR en ko zh name company Authorization Bearer Idempotency Key application json
  manifest npm run tenant erase docs api shop example naru Asia Seoul SMTP IMAP DKIM HTML XML S3 IBAN BIC SWIFT VAT IP TLS OAuth Excel Word Google Outlook
  Chrome Safari Firefox Slack OK No FAQ SKU EAN GTIN null EXW FOB CIF DAP DDP CC BCC A4 Letter Cc Bcc PNG JPEG JPG SVG WebP GIF TXT ZIP DOCX`.split(/\s+/),
);

const FOREIGN: Readonly<Record<string, RegExp>> = { ko: /\p{Script=Han}/u, zh: /\p{Script=Hangul}/u };

/** `{ title: "…", done: { saved: "…" } }` as "title", "done.saved". */
export function flatten(tree: object, prefix = "", into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") into.set(prefix + key, value);
    else if (typeof value === "object" && value !== null) flatten(value as object, `${prefix}${key}.`, into);
  }
  return into;
}

/** What is wrong with a language's catalogue, held against English: keys, arguments, tags, plurals, words left in English. */
export function catalogueFaults(language: string, own: Catalogue, english: Catalogue): string[] {
  const faults: string[] = [];
  for (const key of english.keys()) if (!own.has(key)) faults.push(`${language}: ${key} is missing`);
  for (const [key, text] of own) {
    const original = english.get(key);
    if (original === undefined) faults.push(`${language}: ${key} is not in English any more`);
    else faults.push(...messageFaults(language, text, original).map((fault) => `${language}: ${key} ${fault}`));
  }
  return faults;
}

function messageFaults(language: string, text: string, original: string): string[] {
  let parts: IcuParts;
  try {
    parts = readIcu(text);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const wanted = readIcu(original);
  return [
    ...differing("arguments", parts.names, wanted.names),
    ...differing("tags", parts.tags, wanted.tags),
    ...pluralFaults(language, parts.categories),
    ...(isUnderstood(language, text, parts) ? [] : ["is not a message the formatter understands"]),
    ...wordFaults(language, parts.words),
  ];
}

function differing(what: string, own: ReadonlySet<string>, wanted: ReadonlySet<string>): string[] {
  const told = (set: ReadonlySet<string>) => [...set].sort().join(", ") || "none";
  return told(own) === told(wanted) ? [] : [`has the ${what} ${told(own)} instead of ${told(wanted)}`];
}

/** A category that the language never chooses is a text nobody would see. */
function pluralFaults(language: string, categories: ReadonlySet<string>): string[] {
  const chosen: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return [...categories].filter((one) => !one.startsWith("=") && !chosen.includes(one)).map((one) => `has the plural "${one}", which ${language} never chooses: write =1`);
}

function isUnderstood(language: string, text: string, { names, tags }: IcuParts): boolean {
  let understood = true;
  const t = createTranslator({ locale: language, messages: { all: { one: text } }, namespace: "all", onError: () => (understood = false), timeZone: "UTC" });
  const values = { ...Object.fromEntries([...names].map((name) => [name, 2])), ...Object.fromEntries([...tags].map((tag) => [tag, (inner: unknown) => String(inner)])) };
  (t.markup as unknown as (key: string, values: object) => string)("one", values);
  return understood;
}

function wordFaults(language: string, words: string): string[] {
  const foreign = FOREIGN[language];
  if (!foreign) return [];
  const strange = latinWords(words).filter((word) => !KEPT.has(word));
  const faults = strange.length > 0 ? [`leaves “${strange.join(" ")}” in English`] : [];
  if (foreign.test(words)) faults.push("has letters of another language");
  return faults;
}

function latinWords(text: string): string[] {
  return text.match(/[A-Za-z]{2,}\d*/g) ?? [];
}
