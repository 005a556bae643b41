import { createTranslator } from "use-intl/core";
import { languageOr, type Language } from "@/server/kernel/languages";
import english from "@/messages/en/mail.json";
import korean from "@/messages/ko/mail.json";
import chinese from "@/messages/zh/mail.json";

const catalogues: Readonly<Record<Language, typeof english>> = { en: english, ko: korean, zh: chinese };

/** Kinds of mail: the keys under `kind` of messages/<language>/mail.json, each with subject, body and action. */
export type MailKind = keyof typeof english.kind;

export interface MailContent {
  readonly kind: MailKind;
  readonly params: Readonly<Record<string, string | number>>;
  /** Absolute address behind the mail's one button. */
  readonly actionUrl?: string;
}

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Words a mail in a language, as text and as HTML with the same content. An unknown language falls back to English. */
export function composeMail(language: string, content: MailContent): ComposedMail {
  const locale = languageOr(language);
  const messages = catalogues[locale];
  const t = createTranslator({ locale, messages: { mail: messages }, namespace: "mail" }) as unknown as (
    key: string,
    values?: Readonly<Record<string, string | number>>,
  ) => string;
  const part = (name: "subject" | "body" | "action") => t(`kind.${content.kind}.${name}`, content.params);
  const paragraphs = part("body").split(/\n{2,}/);
  const action = content.actionUrl ? { label: part("action"), url: content.actionUrl } : null;
  const subject = part("subject").replace(/[\r\n]+/g, " ");
  return { subject, text: asText(paragraphs, action, t("footer")), html: asHtml(locale, subject, paragraphs, action, t("footer")) };
}

interface Action {
  label: string;
  url: string;
}

function asText(paragraphs: readonly string[], action: Action | null, footer: string): string {
  return `${[...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), `-- \n${footer}`].join("\n\n")}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

/** Korean lines end between words. */
const KOREAN = ";word-break:keep-all;overflow-wrap:anywhere";

/** Mail programs know neither style sheets nor flex boxes: one table, styles in place. */
function asHtml(locale: string, subject: string, paragraphs: readonly string[], action: Action | null, footer: string): string {
  const font = "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans KR','Noto Sans SC','Malgun Gothic','Microsoft YaHei',sans-serif";
  const body = paragraphs.map((one) => `<p style="margin:0 0 16px;font-size:15px;line-height:24px">${escaped(one).replaceAll("\n", "<br>")}</p>`);
  const button = action
    ? `<p style="margin:24px 0"><a href="${escaped(action.url)}" style="background:#0f5f5c;color:#ffffff;text-decoration:none;padding:12px 18px;border-radius:6px;font-size:15px;display:inline-block">${escaped(action.label)}</a></p>` +
      `<p style="margin:0 0 16px;font-size:12px;line-height:18px;color:#6b6862;word-break:break-all">${escaped(action.url)}</p>`
    : "";
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;background:#f4f2ee;${font};color:#1c1b19${locale === "ko" ? KOREAN : ""}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:8px;border-top:3px solid #0f5f5c"><tr><td style="padding:32px 28px;text-align:left">`,
    ...body,
    button,
    `<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e4e1da;font-size:12px;line-height:18px;color:#6b6862">${escaped(footer)}</p>`,
    `</td></tr></table></td></tr></table></body></html>`,
  ].join("\n");
}
