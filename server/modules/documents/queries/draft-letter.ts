import { eq } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { documentRefInput, previewLetterInput } from "../inputs";
import { chooseReaders } from "../rules/choose-readers";
import { composeLetter } from "../rules/compose-letter";
import type { DocumentKind } from "../rules/document-content";
import { wordsOf } from "../rules/document-texts";
import { readContent, type ReadContent } from "./read-content";

/** The person who sends: answers go to them. Null when the system does. */
export async function senderOf(scope: TenantScope): Promise<{ userId: string; name: string; email: string } | null> {
  if (scope.actor.kind !== "user") return null;
  const [user] = await scope.db.select({ userId: users.id, name: users.name, email: users.email }).from(users).where(eq(users.id, scope.actor.userId));
  return user ?? null;
}

/** What the person a kind of document is for does at the customer's; the primary contact where nobody does. */
export const READERS = {
  order_confirmation: "buys",
  packing_list: "receives",
  delivery_note: "receives",
  invoice: "pays",
  credit_note: "pays",
  receipt: "pays",
  statement: "pays",
} as const satisfies Record<DocumentKind, string>;

/** Whom a document usually goes to: the person the record names, who has that task, who comes first. */
function usualReaders(read: ReadContent): string[] {
  const { contacts, customer } = read.customer;
  const named = contacts.find((contact) => contact.email && contact.id === read.contactId);
  if (named?.email) return [named.email];
  return chooseReaders(contacts, READERS[read.content.kind], customer.email).map((reader) => reader.email);
}

/** The mail's two forms, with what the letter is about at a glance. */
export function letterOf(read: ReadContent, worded: { subject: string; text: string }): { text: string; html: string } {
  const { content } = read;
  const total = content.totals.find((one) => one.strong);
  return composeLetter({
    language: content.language,
    subject: worded.subject,
    text: worded.text,
    company: content.company.name,
    facts: [{ label: content.title, value: content.number }, ...content.facts.slice(0, 3), ...(total ? [total] : [])],
    attachment: `${content.fileName}.pdf`,
    foot: [content.company.name, ...content.company.lines].join(" · "),
  });
}

/** What the send dialog begins with: recipients, subject and text in the customer's language. */
export const draftLetter = defineQuery({
  name: "documents.draft-letter",
  permission: "documents.send",
  input: documentRefInput,
  async run(scope, ref) {
    const [read, sender] = [await readContent(scope, ref), await senderOf(scope)];
    const { kind, language, number, company } = read.content;
    const words = wordsOf(language, "letter");
    const to = usualReaders(read);
    const reader = read.customer.contacts.find((contact) => contact.email === to[0]);
    const values = { number, company: company.name, amount: read.amount, due: read.due };
    return {
      language,
      number,
      to,
      suggestions: read.customer.contacts.filter((contact) => contact.email).map((contact) => ({ name: contact.name, email: contact.email ?? "", role: contact.role })),
      subject: words(`subject.${kind}`, values),
      text: [
        reader ? words("greeting", { name: reader.name }) : words("greetingNobody"),
        words(`body.${kind}`, values),
        words("closing", { sender: sender?.name ?? company.name, company: company.name }),
      ].join("\n\n"),
      fileName: `${read.content.fileName}.pdf`,
    };
  },
});

/** The mail as its reader will see it. */
export const previewLetter = defineQuery({
  name: "documents.preview-letter",
  permission: "documents.send",
  input: previewLetterInput,
  async run(scope, input) {
    return { html: letterOf(await readContent(scope, input), input).html };
  },
});
