"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Field, TextInput } from "@/app/_ui";
import { AuthHead } from "../../_components/auth-head";
import { FormAlert } from "../../_components/form-alert";

export function ForgotPasswordForm() {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ defaultValues: { email: "" } });
  const request = useCommand(trpc.account.requestPasswordReset, { form, refresh: false, onDone: (_, input) => setSentTo(input.email) });
  return (
    <>
      <AuthHead title={t("forgot.title")}>{t("forgot.lead")}</AuthHead>
      {sentTo ? <FormAlert tone="settled">{t("forgot.sent", { email: sentTo })}</FormAlert> : null}
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => {
          form.clearErrors();
          request.run(values);
        })}
      >
        <Field label={t("email")} required fault={form.formState.errors.email?.message}>
          <TextInput type="email" autoComplete="username" autoFocus {...form.register("email")} />
        </Field>
        <Button type="submit" tone="primary" size="large" pending={request.pending}>{sentTo ? t("forgot.again") : t("forgot.submit")}</Button>
      </form>
      <p><Link className="text-accent hover:underline" href="/sign-in">{t("backToSignIn")}</Link></p>
    </>
  );
}
