"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { asLocale } from "@/app/_i18n/locales";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Combobox, Field, FieldRow, PageSkeleton, PropertyList, Select, TextInput, ThumbAction } from "@/app/_ui";
import { useMay } from "../../../../_member-context";
import { countryOption, currencyOption, languageOptions, searchTimeZones, timeZoneOption } from "../../../../_workspaces/place-choices";

/** Name and time zone can change; country and home currency are the ground the books stand on. */
export function CompanyForm() {
  const t = useTranslations("settings");
  const locale = useLocale();
  const trpc = useTRPC();
  const may = useMay();
  const settings = useQuery(trpc.workspaces.settings.queryOptions({}));
  const form = useForm({ values: { name: settings.data?.name ?? "", timeZone: settings.data?.timeZone ?? "", language: asLocale(settings.data?.language) } });
  const { errors, isDirty } = form.formState;
  const change = useCommand(trpc.workspaces.changeCompany, { form, doneText: t("saved") });
  if (settings.error) return <QueryFault error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <PageSkeleton label={t("title")} />;
  const { slug, country, homeCurrency, version } = settings.data;
  const editable = may("settings.manage");
  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={form.handleSubmit((values) => {
        form.clearErrors();
        change.run({ ...values, version });
      })}
    >
      <FieldRow>
        <Field label={t("company.name")} required hint={t("company.nameHint")} fault={errors.name?.message}>
          <TextInput readOnly={!editable} {...form.register("name")} />
        </Field>
        <Field label={t("company.timeZone")} required hint={t("company.timeZoneHint")} fault={errors.timeZone?.message}>
          <Controller
            control={form.control}
            name="timeZone"
            render={({ field }) => (
              <Combobox disabled={!editable} value={field.value ? timeZoneOption(field.value) : null} onChange={(option) => field.onChange(option?.id ?? "")} search={async (query) => searchTimeZones(query)} />
            )}
          />
        </Field>
        <Field label={t("company.language")} hint={t("company.languageHint")} fault={errors.language?.message}>
          <Select disabled={!editable} options={languageOptions} {...form.register("language")} />
        </Field>
      </FieldRow>
      <PropertyList
        properties={[
          { label: t("company.country"), value: countryOption(country, locale).label },
          { label: t("company.homeCurrency"), value: `${homeCurrency} · ${currencyOption(homeCurrency, locale).detail}` },
          { label: t("company.address"), value: `/${slug}` },
        ]}
      />
      <p className="text-label text-ink-3">{t("company.fixed")}</p>
      {editable ? (
        <div className="flex">
          <ThumbAction><Button type="submit" tone="primary" disabled={!isDirty} pending={change.pending}>{t("company.save")}</Button></ThumbAction>
        </div>
      ) : null}
    </form>
  );
}
