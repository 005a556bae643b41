import type { DocumentLanguage, Labelled } from "./document-content";
import { wordsOf } from "./document-texts";

export interface LetterFacts {
  readonly language: DocumentLanguage;
  readonly subject: string;
  readonly text: string;
  readonly company: string;
  /** What the letter is about, at a glance. */
  readonly facts: readonly Labelled[];
  readonly attachment: string;
  readonly foot: string;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const FONT = "font-family:Pretendard,-apple-system,'Segoe UI',Roboto,'Noto Sans KR','Noto Sans SC','Malgun Gothic','Microsoft YaHei',sans-serif";

/** Korean lines end between words. */
const KOREAN = ";word-break:keep-all;overflow-wrap:anywhere";

/** A letter as HTML that reads well on a phone (one column, no style sheet, no pictures to load), and the same as text. */
export function composeLetter(letter: LetterFacts): { text: string; html: string } {
  const words = wordsOf(letter.language, "letter");
  const paragraphs = letter.text.trim().split(/\n{2,}/);
  const attached = words("attached", { name: letter.attachment });
  return {
    text: `${[letter.text.trim(), letter.facts.map((fact) => `${fact.label}: ${fact.value}`).join("\n"), attached, `-- \n${letter.foot}`].filter(Boolean).join("\n\n")}\n`,
    html: [
      `<!doctype html><html lang="${letter.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(letter.subject)}</title></head>`,
      `<body style="margin:0;background:#f4f2ee;${FONT};color:#1c1b19${letter.language === "ko" ? KOREAN : ""}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:20px 10px">`,
      `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:8px;border-top:3px solid #0f5f5c"><tr><td style="padding:28px 24px;text-align:left">`,
      `<p style="margin:0 0 20px;font-size:15px;line-height:22px;font-weight:600">${escaped(letter.company)}</p>`,
      ...paragraphs.map((one) => `<p style="margin:0 0 16px;font-size:15px;line-height:24px">${escaped(one).replaceAll("\n", "<br>")}</p>`),
      letter.facts.length > 0 ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 16px;border-top:1px solid #e4e1da">${letter.facts.map(factRow).join("")}</table>` : "",
      `<p style="margin:0;font-size:13px;line-height:20px;color:#6b6862">${escaped(attached)}</p>`,
      `<p style="margin:24px 0 0;padding-top:14px;border-top:1px solid #e4e1da;font-size:12px;line-height:18px;color:#6b6862">${escaped(letter.foot)}</p>`,
      `</td></tr></table></td></tr></table></body></html>`,
    ].join("\n"),
  };
}

function factRow({ label, value }: Labelled): string {
  const cell = "padding:7px 0;border-bottom:1px solid #e4e1da;font-size:14px;line-height:20px;vertical-align:top";
  return `<tr><td style="${cell};padding-right:16px;white-space:nowrap;color:#6b6862">${escaped(label)}</td><td align="right" style="${cell};font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere">${escaped(value)}</td></tr>`;
}
