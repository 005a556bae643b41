"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Controller, useForm } from "react-hook-form";
import { asLocale } from "@/app/_i18n/locales";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Combobox, Field, FieldRow, LinkButton, TextInput } from "@/app/_ui";
import { countrySuggestion, startingPlace } from "@/server/kernel/countries";
import { countryOption, currencyOption, searchCountries, searchCurrencies, searchTimeZones, timeZoneOption } from "./place-choices";

interface Values {
  name: string;
  country: string;
  homeCurrency: string;
  timeZone: string;
}

/** Four fields; country, currency and time zone begin with what the browser's clock and language suggest. */
export function NewWorkspaceForm({ cancelHref }: { cancelHref: string | null }) {
  const t = useTranslations("auth");
  const locale = useLocale();
  const trpc = useTRPC();
  const form = useForm<Values>({ defaultValues: { name: "", country: "", homeCurrency: "", timeZone: "" } });
  const { errors } = form.formState;
  const open = useCommand(trpc.workspaces.open, { form, refresh: false, onDone: ({ slug }) => window.location.assign(`/${slug}`) });

  const here = useRef<ReturnType<typeof startingPlace>>(null);
  const suggest = (country: string) => {
    const suggestion = countrySuggestion(country);
    form.setValue("country", country);
    if (!suggestion) return;
    form.setValue("homeCurrency", suggestion.currency);
    // At home the own clock is right, also where a country has several zones.
    form.setValue("timeZone", here.current?.country === country ? here.current.timeZone : suggestion.timeZone);
  };
  useEffect(() => {
    here.current = startingPlace(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language);
    const { country, timeZone } = here.current;
    if (country) suggest(country);
    else form.setValue("timeZone", timeZone);
    // Once, when the form appears.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((values) => {
        form.clearErrors();
        open.run({ ...values, language: asLocale(locale) });
      })}
    >
      <Field label={t("newWorkspace.name")} required fault={errors.name?.message}>
        <TextInput autoComplete="organization" autoFocus {...form.register("name")} />
      </Field>
      <Field label={t("newWorkspace.country")} required hint={t("newWorkspace.countryHint")} fault={errors.country?.message}>
        <Controller
          control={form.control}
          name="country"
          render={({ field }) => (
            <Combobox value={field.value ? countryOption(field.value, locale) : null} onChange={(option) => suggest(option?.id ?? "")} search={async (query) => searchCountries(query, locale)} />
          )}
        />
      </Field>
      <FieldRow>
        <Field label={t("newWorkspace.homeCurrency")} required hint={t("newWorkspace.homeCurrencyHint")} fault={errors.homeCurrency?.message}>
          <Controller
            control={form.control}
            name="homeCurrency"
            render={({ field }) => (
              <Combobox value={field.value ? currencyOption(field.value, locale) : null} onChange={(option) => field.onChange(option?.id ?? "")} search={async (query) => searchCurrencies(query, locale)} />
            )}
          />
        </Field>
        <Field label={t("newWorkspace.timeZone")} required hint={t("newWorkspace.timeZoneHint")} fault={errors.timeZone?.message}>
          <Controller
            control={form.control}
            name="timeZone"
            render={({ field }) => (
              <Combobox value={field.value ? timeZoneOption(field.value) : null} onChange={(option) => field.onChange(option?.id ?? "")} search={async (query) => searchTimeZones(query)} />
            )}
          />
        </Field>
      </FieldRow>
      <div className="flex items-center justify-end gap-2">
        {cancelHref ? <LinkButton href={cancelHref} size="large">{t("newWorkspace.cancel")}</LinkButton> : null}
        <Button type="submit" tone="primary" size="large" pending={open.pending} className={cancelHref ? undefined : "grow"}>{t("newWorkspace.submit")}</Button>
      </div>
    </form>
  );
}
