"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useFormDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, Select, TextInput } from "@/app/_ui";
import { CopyButton } from "../../_components/copy-button";
import type { Role } from "../../members/_components/role";
import { ScopeChoice, type Scope } from "./scope-choice";

/** Name and role first; then the key, this once. */
export function CreateKeyDialog({ roles, onClose }: { roles: readonly { role: Role; scopes: readonly Scope[] }[]; onClose: () => void }) {
  const t = useTranslations("settings");
  const roleName = useTranslations("shell.role");
  const trpc = useTRPC();
  const [key, setKey] = useState<string | null>(null);
  const form = useForm<{ name: string; role: Role; narrowed: boolean; scopes: Scope[] }>({ defaultValues: { name: "", role: "sales_rep", narrowed: false, scopes: [] } });
  const narrowed = form.watch("narrowed");
  // Of the form only: the key itself, once it is made, is kept nowhere.
  const draft = useFormDraft(form, { key: "api-key/new" });
  const { errors } = form.formState;
  const create = useCommand(trpc.workspaces.createApiKey, {
    form,
    onDone: (made) => {
      draft.saved();
      setKey(made.key);
    },
  });
  if (key) {
    return (
      <Dialog open onOpenChange={onClose} title={t("apiKeys.madeTitle")} description={t("apiKeys.madeBody")} actions={<Button tone="primary" onClick={onClose}>{t("apiKeys.close")}</Button>}>
        <div className="flex flex-col items-start gap-3">
          <code className="w-full rounded-md bg-sunken px-3 py-2 break-all select-all">{key}</code>
          <CopyButton text={key} label={t("apiKeys.copy")} size="medium" />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("apiKeys.createTitle")}
      description={t("apiKeys.createLead")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form="create-key" tone="primary" keys="Ctrl+Enter" pending={create.pending}>{t("apiKeys.create")}</Button>
        </>
      }
    >
      <form
        id="create-key"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit(({ name, role, ...values }) => {
          form.clearErrors();
          const offered = roles.find((one) => one.role === role)?.scopes ?? [];
          create.run({ name, role, scopes: narrowed ? values.scopes.filter((scope) => offered.includes(scope)) : null });
        })}
      >
        <DraftBar draft={draft} />
        <Field label={t("apiKeys.name")} required hint={t("apiKeys.nameHint")} fault={errors.name?.message}>
          <TextInput autoFocus {...form.register("name")} />
        </Field>
        <Field label={t("members.role")} required hint={t(`roleHints.${form.watch("role")}`)} fault={errors.role?.message}>
          <Select options={roles.map(({ role }) => ({ value: role, label: roleName(role) }))} {...form.register("role")} />
        </Field>
        <Field label={t("apiKeys.mayDo")} required hint={t(narrowed ? "apiKeys.chosenHint" : "apiKeys.everythingHint")}>
          <Select
            value={narrowed ? "chosen" : "everything"}
            onChange={(event) => form.setValue("narrowed", event.target.value === "chosen")}
            options={[{ value: "everything", label: t("apiKeys.everything") }, { value: "chosen", label: t("apiKeys.chosen") }]}
          />
        </Field>
        {narrowed ? (
          <ScopeChoice
            offered={roles.find(({ role }) => role === form.watch("role"))?.scopes ?? []}
            chosen={form.watch("scopes")}
            onChange={(scopes) => form.setValue("scopes", scopes)}
            fault={errors.scopes?.message}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
