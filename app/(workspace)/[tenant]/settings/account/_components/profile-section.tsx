"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { chooseLocaleOfProfile } from "@/app/_i18n/choose-locale";
import { asLocale } from "@/app/_i18n/locales";
import { languageOptions } from "@/app/(workspace)/_workspaces/place-choices";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Field, FieldRow, Section, Select, TableSkeleton, TextInput } from "@/app/_ui";

/** One's own name, and the language where there is a choice; the same in every workspace. */
export function ProfileSection() {
  const t = useTranslations("settings");
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const account = useQuery(trpc.account.get.queryOptions());
  const form = useForm({ values: { name: account.data?.name ?? "", language: asLocale(account.data?.language) } });
  const { errors, isDirty } = form.formState;
  const change = useCommand(trpc.account.changeProfile, {
    form,
    doneText: t("saved"),
    onDone: ({ language }) => {
      chooseLocaleOfProfile(asLocale(language));
      // The whole page is worded anew, the frame around it included.
      if (asLocale(language) !== locale) router.refresh();
    },
  });
  if (account.error) return <QueryFault error={account.error} onRetry={() => void account.refetch()} compact />;
  if (!account.data) return <TableSkeleton label={t("sections.account")} columns={2} />;
  return (
    <Section flush title={t("account.profile")} description={t("account.profileLead")}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => {
          form.clearErrors();
          change.run(values);
        })}
      >
        <FieldRow>
          <Field label={t("account.name")} required fault={errors.name?.message}>
            <TextInput autoComplete="name" {...form.register("name")} />
          </Field>
          <Field label={t("account.email")} hint={t("account.emailHint")}>
            <TextInput readOnly value={account.data.email} />
          </Field>
          <Field label={t("account.language")} fault={errors.language?.message}>
            <Select options={languageOptions} {...form.register("language")} />
          </Field>
        </FieldRow>
        <div><Button type="submit" tone="primary" disabled={!isDirty} pending={change.pending}>{t("account.saveProfile")}</Button></div>
      </form>
    </Section>
  );
}
