import { createTranslator } from "use-intl/core";
import english from "@/messages/en/documents.json";
import korean from "@/messages/ko/documents.json";
import chinese from "@/messages/zh/documents.json";
import type { DocumentLanguage } from "./document-content";

const catalogues: Readonly<Record<DocumentLanguage, typeof english>> = { en: english, ko: korean, zh: chinese };

/** The words of documents and letters in a language: keys below `pdf` or `letter` of messages/<language>/documents.json. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function wordsOf(language: DocumentLanguage, part: "pdf" | "letter"): Words {
  return createTranslator({ locale: language, messages: { documents: catalogues[language] }, namespace: `documents.${part}` }) as unknown as Words;
}

/** How the foot of a page counts, with its placeholders: the number of pages is known last. */
export function pageWords(language: DocumentLanguage): string {
  return catalogues[language].pdf.page;
}
