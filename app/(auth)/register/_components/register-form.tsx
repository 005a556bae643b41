"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { asLocale } from "@/app/_i18n/locales";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Field, TextInput } from "@/app/_ui";
import { AuthHead } from "../../_components/auth-head";
import { PasswordRules } from "./password-rules";
import { useSignIn } from "../../_components/use-sign-in";

interface Values {
  name: string;
  email: string;
  password: string;
}

export function RegisterForm() {
  const t = useTranslations("auth");
  const locale = useLocale();
  const trpc = useTRPC();
  const signIn = useSignIn();
  const form = useForm<Values>({ defaultValues: { name: "", email: "", password: "" } });
  const { errors } = form.formState;
  const register = useCommand(trpc.account.register, {
    form,
    refresh: false,
    onDone: async () => {
      const { email, password } = form.getValues();
      const refusal = await signIn({ email, password });
      window.location.assign(refusal ? `/sign-in?email=${encodeURIComponent(email)}` : "/workspaces/new");
    },
  });
  return (
    <>
      <AuthHead title={t("register.title")}>{t("register.lead")}</AuthHead>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => {
          form.clearErrors();
          register.run({ ...values, language: asLocale(locale) });
        })}
      >
        <Field label={t("name")} required fault={errors.name?.message}>
          <TextInput autoComplete="name" autoFocus {...form.register("name")} />
        </Field>
        <Field label={t("email")} required fault={errors.email?.message}>
          <TextInput type="email" autoComplete="username" {...form.register("email")} />
        </Field>
        <Field label={t("password")} required hint={t("rules.advice")} fault={errors.password?.message}>
          <TextInput type="password" autoComplete="new-password" {...form.register("password")} />
        </Field>
        <PasswordRules {...form.watch()} />
        <Button type="submit" tone="primary" size="large" pending={register.pending}>{t("register.submit")}</Button>
      </form>
      <p className="text-ink-2">
        {t("register.hasAccount")} <Link className="text-accent underline" href="/sign-in">{t("signIn.submit")}</Link>
      </p>
    </>
  );
}
