"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import { useEditedForm } from "@/app/(workspace)/_collisions/use-edited";
import { asLocale } from "@/app/_i18n/locales";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Combobox, Field, FieldRow, FormActions, PageSkeleton, PropertyList, Select, TextInput } from "@/app/_ui";
import { useMay } from "../../../../_member-context";
import { countryOption, currencyOption, languageOptions, searchTimeZones, timeZoneOption } from "../../../../_workspaces/place-choices";

/** Name and time zone can change; country and home currency are the ground the books stand on. */
export function CompanyForm() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const settings = useQuery(trpc.workspaces.settings.queryOptions({}));
  if (settings.error) return <QueryFault error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <PageSkeleton label={t("title")} />;
  return <Loaded settings={settings.data} reread={async () => (await settings.refetch()).data} />;
}

type Settings = RouterOutputs["workspaces"]["settings"];
const valuesOf = ({ name, timeZone, language }: Settings) => ({ name, timeZone, language: asLocale(language) });

/** What is typed survives a read in the background: the form starts from the first answer. */
function Loaded({ settings, reread }: { settings: Settings; reread: () => Promise<Settings | undefined> }) {
  const t = useTranslations("settings");
  const locale = useLocale();
  const trpc = useTRPC();
  const may = useMay();
  const form = useForm({ defaultValues: valuesOf(settings) });
  const { errors, isDirty } = form.formState;
  const edited = useEditedForm(form, {
    version: settings.version,
    reread: async () => {
      const saved = await reread();
      return saved && { version: saved.version, values: valuesOf(saved) };
    },
  });
  const change = useCommand(trpc.workspaces.changeCompany, {
    form,
    doneText: t("saved"),
    onRefused: edited.onRefused,
    onDone: ({ version }) => {
      edited.reopen({ version, values: form.getValues() });
      edited.close();
      form.reset(form.getValues());
    },
  });
  const { slug, country, homeCurrency } = settings;
  const editable = may("settings.manage");
  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={form.handleSubmit((values) => {
        form.clearErrors();
        change.run({ ...values, version: edited.opened.version });
      })}
    >
      <CollisionPanel edited={edited} />
      <FieldRow>
        <Field label={t("company.name")} required hint={t("company.nameHint")} fault={errors.name?.message}>
          <TextInput readOnly={!editable} {...form.register("name")} />
        </Field>
        <Field label={t("company.timeZone")} required hint={t("company.timeZoneHint")} fault={errors.timeZone?.message}>
          <Controller
            control={form.control}
            name="timeZone"
            render={({ field }) => (
              <Combobox name={field.name} disabled={!editable} value={field.value ? timeZoneOption(field.value) : null} onChange={(option) => field.onChange(option?.id ?? "")} search={async (query) => searchTimeZones(query)} />
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
        <FormActions><Button type="submit" tone="primary" disabled={!isDirty} pending={change.pending}>{t("company.save")}</Button></FormActions>
      ) : null}
    </form>
  );
}
