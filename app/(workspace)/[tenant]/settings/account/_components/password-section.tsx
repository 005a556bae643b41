"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Field, FieldRow, Section, TextInput } from "@/app/_ui";

export function PasswordSection() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: { current: "", next: "" } });
  const { errors } = form.formState;
  const change = useCommand(trpc.account.changePassword, {
    form,
    doneText: ({ endedSessions }) => t("account.passwordChanged", { count: endedSessions }),
    onDone: () => form.reset(),
  });
  return (
    <Section title={t("account.password")} description={t("account.passwordLead")}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => {
          form.clearErrors();
          change.run(values);
        })}
      >
        <FieldRow>
          <Field label={t("account.currentPassword")} required fault={errors.current?.message}>
            <TextInput type="password" autoComplete="current-password" {...form.register("current")} />
          </Field>
          <Field label={t("account.newPassword")} required hint={t("account.newPasswordHint")} fault={errors.next?.message}>
            <TextInput type="password" autoComplete="new-password" {...form.register("next")} />
          </Field>
        </FieldRow>
        <div><Button type="submit" pending={change.pending}>{t("account.changePassword")}</Button></div>
      </form>
    </Section>
  );
}
