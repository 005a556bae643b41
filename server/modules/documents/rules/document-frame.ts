import type { CurrencyCode } from "@/server/kernel/money";
import { addressLines, type PostalAddress } from "./address-lines";
import { LAYOUT_VERSION, type DocumentContent, type DocumentKind, type DocumentLanguage, type Labelled } from "./document-content";
import { pageWords, wordsOf, type Words } from "./document-texts";
import { documentFormat, type DocumentFormat } from "./format-values";

/** The company as it stands on its letterhead. */
export interface CompanyFacts {
  readonly name: string;
  readonly country: string;
  readonly registrationNumber: string | null;
  readonly taxNumber: string | null;
  readonly representative: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly bankName: string | null;
  readonly bankAccount: string | null;
  readonly bankHolder: string | null;
  readonly bankCode: string | null;
  readonly logoFileId: string | null;
  readonly sealFileId: string | null;
}

/** What every document is made with. */
export interface Frame {
  readonly company: CompanyFacts;
  readonly language: DocumentLanguage;
  readonly currency: CurrencyCode;
  readonly words: Words;
  readonly format: DocumentFormat;
}

export function frameOf(company: CompanyFacts, language: DocumentLanguage, currency: CurrencyCode): Frame {
  return { company, language, currency, words: wordsOf(language, "pdf"), format: documentFormat(language, currency) };
}

/** Name first, then the address; the country is named where it is not our own. */
export function partyLines({ company, format }: Frame, name: string, address: PostalAddress | null): string[] {
  if (!address) return [name];
  const abroad = address.country && address.country !== company.country ? format.country(address.country) : null;
  return [name, ...addressLines(address, abroad)].filter((line, index, all) => index === 0 || line !== all[0]);
}

/** Facts without the empty ones. */
export function facts(...pairs: (readonly [label: string, value: string | null | undefined | false])[]): Labelled[] {
  return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** Where customers pay to; nothing when the company has not said. */
export function bankBlock({ company, words }: Frame, number: string): DocumentContent["blocks"] {
  if (!company.bankAccount) return [];
  const lines = [
    [company.bankName, company.bankAccount].filter(Boolean).join(" "),
    company.bankHolder ? words("holder", { name: company.bankHolder }) : null,
    company.bankCode ? words("swift", { code: company.bankCode }) : null,
    number ? words("block.reference", { number }) : null,
  ];
  return [{ part: "bank_account", title: words("block.bank"), lines: lines.filter((line) => line !== null) }];
}

export function notesBlock({ words }: Frame, ...notes: (string | null)[]): DocumentContent["blocks"] {
  const lines = notes.map((note) => note?.trim()).filter((note): note is string => Boolean(note));
  return lines.length > 0 ? [{ title: words("block.notes"), lines }] : [];
}

/** The parts every document has in common. */
export function begin(frame: Frame, kind: DocumentKind, number: string) {
  const { company, words, language, format } = frame;
  const home = company.line1 ? addressLines({ ...company, line1: company.line1 }, null) : [];
  const registration = company.registrationNumber ? words("registration", { number: company.registrationNumber }) : null;
  const tax = company.taxNumber ? words("taxNumber", { number: company.taxNumber }) : null;
  const title = words(`title.${kind}`);
  return {
    layout: LAYOUT_VERSION,
    kind,
    language,
    paper: company.country === "US" || company.country === "CA" ? ("LETTER" as const) : ("A4" as const),
    title,
    number,
    fileName: `${title} ${number}`.trim(),
    stamp: null,
    company: {
      name: company.name,
      lines: [
        ...home,
        home.length > 0 ? format.country(company.country) : null,
        [company.phone, company.email].filter(Boolean).join(" · "),
        company.website,
        [registration, tax].filter(Boolean).join(" · "),
        company.representative ? words("representative", { name: company.representative }) : null,
      ].filter((line): line is string => Boolean(line)),
      logo: company.logoFileId,
      seal: company.sealFileId,
    },
    taxes: null,
    signatures: [],
    words: { page: pageWords(language), carried: words("carried"), brought: words("brought") },
    foot: [company.name, registration, tax].filter(Boolean).join(" · "),
  };
}
