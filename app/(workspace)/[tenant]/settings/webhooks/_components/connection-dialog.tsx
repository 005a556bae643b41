"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useFormDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Checkbox, Field, TextInput } from "@/app/_ui";

interface ConnectionDialogProps {
  onClose: () => void;
  onCreated: (made: { secret: string; url: string }) => void;
}

export function ConnectionDialog({ onClose, onCreated }: ConnectionDialogProps) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const form = useForm<{ name: string; mayBackdate: boolean }>({ defaultValues: { name: "", mayBackdate: false } });
  const draft = useFormDraft(form, { key: "connection/new" });
  const create = useCommand(trpc.webhooks.createConnection, {
    form,
    onDone: (made) => {
      draft.saved();
      onCreated(made);
    },
  });
  return (
    <FormDialog title={t("connectTitle")} verb={t("connect")} form={form} pending={create.pending} onSubmit={(values) => create.run(values)} onClose={onClose}>
      <p className="text-ink-2">{t("connectLead")}</p>
      <DraftBar draft={draft} />
      <Field label={t("connectionName")} required hint={t("connectionNameHint")} fault={form.formState.errors.name?.message}>
        <TextInput autoFocus {...form.register("name")} />
      </Field>
      <Checkbox label={t("mayBackdate")} hint={t("mayBackdateHint")} {...form.register("mayBackdate")} />
    </FormDialog>
  );
}
