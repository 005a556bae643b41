"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useDialogDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, FieldRow, PageSkeleton, Select, TextArea, TextInput } from "@/app/_ui";
import { MailFrame } from "./mail-frame";
import { usePrint, type DocumentRef } from "./use-print";

type Draft = RouterOutputs["documents"]["draftLetter"];
type Language = Draft["language"];
const LANGUAGES: readonly Language[] = ["en", "ko", "zh"];

/** Mails a document: recipients from the contacts, words from the template in the customer's language, seen before it leaves. */
export function SendDialog({ document, onClose }: { document: DocumentRef; onClose: () => void }) {
  const trpc = useTRPC();
  const t = useTranslations("documents");
  const [language, setLanguage] = useState<Language | undefined>(document.language);
  const ref = { ...document, language };
  const draft = useQuery({ ...trpc.documents.draftLetter.queryOptions(ref), refetchOnWindowFocus: false, gcTime: 0 });
  const close = (open: boolean) => !open && onClose();
  const title = t("send.title", { document: t(`document.${document.kind}`), number: draft.data?.number ?? "" });
  if (draft.error || !draft.data) {
    return (
      <Dialog open onOpenChange={close} size="large" title={title}>
        {draft.error ? <QueryFault error={draft.error} onRetry={() => void draft.refetch()} /> : <PageSkeleton label={t("send.write")} />}
      </Dialog>
    );
  }
  // A new language brings new words.
  return <Letter key={draft.data.language} title={title} document={{ ...ref, language: draft.data.language }} draft={draft.data} onLanguage={setLanguage} onClose={onClose} />;
}

interface Values {
  to: string;
  subject: string;
  text: string;
}

function Letter({ title, document, draft, onLanguage, onClose }: {
  title: string; document: DocumentRef; draft: Draft; onLanguage: (language: Language) => void; onClose: () => void;
}) {
  const t = useTranslations("documents");
  const trpc = useTRPC();
  const { print, printing } = usePrint();
  const [shown, setShown] = useState<{ subject: string; text: string } | null>(null);
  const form = useForm<Values>({ defaultValues: { to: draft.to.join(", "), subject: draft.subject, text: draft.text } });
  const { errors } = form.formState;
  const { draft: kept, leave } = useDialogDraft(form, { key: `letter/${document.kind.replaceAll("_", "-")}-${document.recordId}-${draft.language}`, onClose });
  const send = useCommand(trpc.documents.send, { form, doneText: (sent) => t("send.done", { to: sent.to }), onDone: leave });
  const faultOf = errors.to?.message ?? (errors.to as { root?: { message?: string } } | undefined)?.root?.message;
  const addresses = (text: string) => text.split(/[,;\s]+/).filter(Boolean);
  const chosen = addresses(form.watch("to"));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      title={title}
      actions={
        <>
          <Button onClick={() => setShown(shown ? null : { subject: form.getValues("subject"), text: form.getValues("text") })}>{t(shown ? "send.write" : "send.preview")}</Button>
          <Button tone="primary" type="submit" form="send-document" keys="Ctrl+Enter" pending={send.pending}>{t("send.verb")}</Button>
        </>
      }
    >
      <form
        id="send-document"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => {
          form.clearErrors();
          send.run({ ...document, ...values, to: addresses(values.to) });
        })}
      >
        {shown ? <Preview document={document} letter={shown} /> : (
          <>
            <DraftBar draft={kept} />
            <FieldRow>
              <Field label={t("send.to")} required hint={draft.suggestions.length === 0 && draft.to.length === 0 ? t("send.toNobody") : t("send.toHint")} fault={faultOf}>
                <TextInput {...form.register("to")} inputMode="email" autoComplete="off" autoFocus={draft.to.length === 0} />
              </Field>
              <Field label={t("send.language")}>
                <Select value={draft.language} onChange={(event) => onLanguage(event.target.value as Language)} options={LANGUAGES.map((one) => ({ value: one, label: t(`languages.${one}`) }))} />
              </Field>
            </FieldRow>
            <Suggestions draft={draft} chosen={chosen} onAdd={(email) => form.setValue("to", [...chosen, email].join(", "), { shouldDirty: true })} />
            <Field label={t("send.subject")} required fault={errors.subject?.message}><TextInput {...form.register("subject")} /></Field>
            <Field label={t("send.text")} required fault={errors.text?.message}><TextArea rows={11} {...form.register("text")} /></Field>
          </>
        )}
        <p className="flex flex-wrap items-center gap-2 text-ink-2">
          <span className="text-label text-ink-3">{t("send.attachment")}</span>
          <Button size="small" tone="ghost" icon={<FileText />} pending={printing} onClick={() => print(document)}>{draft.fileName}</Button>
        </p>
      </form>
    </Dialog>
  );
}

/** Contacts that are not among the recipients yet. */
function Suggestions({ draft, chosen, onAdd }: { draft: Draft; chosen: readonly string[]; onAdd: (email: string) => void }) {
  const rest = draft.suggestions.filter((one) => !chosen.includes(one.email.toLowerCase()));
  if (rest.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1">
      {rest.slice(0, 6).map((one) => <Button key={one.email} size="small" tone="ghost" onClick={() => onAdd(one.email.toLowerCase())}>+ {one.name}</Button>)}
    </div>
  );
}

function Preview({ document, letter }: { document: DocumentRef; letter: { subject: string; text: string } }) {
  const t = useTranslations("documents");
  const preview = useQuery({ ...useTRPC().documents.previewLetter.queryOptions({ ...document, ...letter }), gcTime: 0, retry: false });
  if (preview.error) return <QueryFault error={preview.error} onRetry={() => void preview.refetch()} />;
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium">{letter.subject}</p>
      {preview.data ? <MailFrame html={preview.data.html} title={t("send.previewTitle")} /> : <PageSkeleton label={t("send.preview")} />}
    </div>
  );
}
