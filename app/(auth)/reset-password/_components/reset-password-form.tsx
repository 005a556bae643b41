"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, Field, TextInput } from "@/app/_ui";
import { AuthHead } from "../../_components/auth-head";
import { FormAlert } from "../../_components/form-alert";

export function ResetPasswordForm({ token }: { token: string }) {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const { textOf } = useErrorText();
  const [spent, setSpent] = useState(token === "");
  const form = useForm({ defaultValues: { password: "" } });
  const reset = useCommand(trpc.account.resetPassword, {
    form,
    refresh: false,
    onDone: ({ email }) => window.location.assign(`/sign-in?done=password&email=${encodeURIComponent(email)}`),
    onRefused: ({ code }) => {
      if (code !== "passwords.link_spent") return false;
      setSpent(true);
      return true;
    },
  });
  return (
    <>
      <AuthHead title={t("reset.title")}>{spent ? null : t("reset.lead")}</AuthHead>
      {spent ? (
        <>
          <FormAlert tone="late">{textOf("passwords.link_spent", {})}</FormAlert>
          <p><Link className="text-accent hover:underline" href="/forgot-password">{t("reset.newLink")}</Link></p>
        </>
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={form.handleSubmit(({ password }) => {
            form.clearErrors();
            reset.run({ token, password });
          })}
        >
          <Field label={t("reset.password")} required hint={t("passwordHint")} fault={form.formState.errors.password?.message}>
            <TextInput type="password" autoComplete="new-password" autoFocus {...form.register("password")} />
          </Field>
          <Button type="submit" tone="primary" size="large" pending={reset.pending}>{t("reset.submit")}</Button>
        </form>
      )}
    </>
  );
}
