"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Field, TextInput } from "@/app/_ui";
import { useSignIn } from "../../_components/use-sign-in";

/** One button for who is signed in; name and password first for who is new. */
export function AcceptInvitationForm({ token, asksAccount }: { token: string; asksAccount: boolean }) {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const signIn = useSignIn();
  const form = useForm({ defaultValues: { name: "", password: "" } });
  const { errors } = form.formState;
  const accept = useCommand(trpc.account.acceptInvitation, {
    form,
    refresh: false,
    onDone: async ({ slug, email, made }) => {
      const refusal = made ? await signIn({ email, password: form.getValues("password") }) : null;
      window.location.assign(refusal ? `/sign-in?email=${encodeURIComponent(email)}&next=/${slug}` : `/${slug}`);
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((values) => {
        form.clearErrors();
        accept.run(asksAccount ? { token, ...values } : { token });
      })}
    >
      {asksAccount ? (
        <>
          <Field label={t("name")} required fault={errors.name?.message}>
            <TextInput autoComplete="name" autoFocus {...form.register("name")} />
          </Field>
          <Field label={t("password")} required hint={t("passwordHint")} fault={errors.password?.message}>
            <TextInput type="password" autoComplete="new-password" {...form.register("password")} />
          </Field>
        </>
      ) : null}
      <Button type="submit" tone="primary" size="large" pending={accept.pending}>{t("invitation.submit")}</Button>
    </form>
  );
}
