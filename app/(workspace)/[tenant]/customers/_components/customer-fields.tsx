"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, type UseFormReturn } from "react-hook-form";
import { useMay, useMember } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { Field, FieldRow, MoneyInput, QuantityInput, Section, Select, TextArea, TextInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { languageOptions } from "@/app/(workspace)/_workspaces/place-choices";
import { addressFields } from "@/server/kernel/postal-address";
import { CountryInput } from "@/app/(workspace)/_workspaces/country-input";
import type { CustomerValues } from "./customer-values";

type Form = UseFormReturn<CustomerValues>;

/** Code, name, type, and the fields that the type asks for (CUS-01, CUS-02). */
export function WhoFields({ form, isNew }: { form: Form; isNew: boolean }) {
  const t = useTranslations("customers");
  const faults = form.formState.errors;
  const types = (["direct", "distributor", "agent"] as const).map((value) => ({ value, label: t(`type.${value}`) }));
  return (
    <Section flush title={t("form.who")}>
      <FieldRow>
        <Field label={t("field.name")} required fault={faults.name?.message}>
          <TextInput {...form.register("name")} autoFocus />
        </Field>
        <Field label={t("field.code")} required={!isNew} hint={isNew ? t("field.codeHint") : undefined} fault={faults.code?.message}>
          <TextInput {...form.register("code")} />
        </Field>
        <Field label={t("field.type")} required fault={faults.type?.message}>
          <Select {...form.register("type")} options={types} />
        </Field>
        <TypeFields form={form} />
        <Field label={t("field.industry")} fault={faults.industry?.message}>
          <TextInput {...form.register("industry")} />
        </Field>
      </FieldRow>
    </Section>
  );
}

function TypeFields({ form }: { form: Form }) {
  const t = useTranslations("customers");
  const faults = form.formState.errors;
  switch (form.watch("type")) {
    case "agent":
      return (
        <>
          <Field label={t("field.commissionPercent")} required fault={faults.commissionPercent?.message}>
            <Controller
              control={form.control}
              name="commissionPercent"
              render={({ field }) => <QuantityInput name={field.name} unit="%" value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} />}
            />
          </Field>
          <Field label={t("field.commissionPayee")} required fault={faults.commissionPayee?.message}>
            <TextInput {...form.register("commissionPayee")} />
          </Field>
        </>
      );
    case "distributor":
      return (
        <Field label={t("field.territory")} required fault={faults.territory?.message}>
          <TextInput {...form.register("territory")} />
        </Field>
      );
    default:
      return (
        <Field label={t("field.endUse")} hint={t("field.endUseHint")} fault={faults.endUse?.message}>
          <TextInput {...form.register("endUse")} />
        </Field>
      );
  }
}

export function ReachFields({ form }: { form: Form }) {
  const t = useTranslations("customers");
  const faults = form.formState.errors;
  const regions = useQuery(useTRPC().customers.choices.queryOptions({})).data?.regions ?? [];
  return (
    <Section title={t("form.reach")}>
      <FieldRow>
        <Field label={t("field.phone")} fault={faults.phone?.message}><TextInput type="tel" autoComplete="off" {...form.register("phone")} /></Field>
        <Field label={t("field.email")} fault={faults.email?.message}><TextInput type="email" autoComplete="off" {...form.register("email")} /></Field>
        <Field label={t("field.website")} fault={faults.website?.message}><TextInput {...form.register("website")} /></Field>
        <Field label={t("field.regionCode")} fault={faults.regionCode?.message}>
          <TextInput list="customer-regions" {...form.register("regionCode")} />
        </Field>
        <datalist id="customer-regions">{regions.map((region) => <option key={region} value={region} />)}</datalist>
      </FieldRow>
    </Section>
  );
}

/** What orders take over by default, and who looks after the customer (CUS-07). */
export function TradeFields({ form, isNew }: { form: Form; isNew: boolean }) {
  const t = useTranslations("customers");
  const { homeCurrency } = useFormat();
  const trpc = useTRPC();
  const may = useMay();
  const { user } = useMember();
  const faults = form.formState.errors;
  const terms = useQuery(trpc.customers.paymentTerms.queryOptions({}));
  const owners = useQuery(trpc.customers.choices.queryOptions({})).data?.owners ?? [];
  const current = form.watch("ownerUserId");
  const mayGive = may("customers.assign");
  const offered = mayGive ? owners : owners.filter((owner) => owner.userId === current || (current === "" && owner.userId === user.id));
  return (
    <Section title={t("form.trade")}>
      <FieldRow>
        <Field label={t("field.paymentTermsId")} fault={faults.paymentTermsId?.message}>
          <Select
            {...form.register("paymentTermsId")}
            key={terms.data ? "terms" : "loading"}
            placeholder={t("field.noTerms")}
            options={(terms.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.code} · ${row.name}` }))}
          />
        </Field>
        <Field label={t("field.ownerUserId")} hint={mayGive ? t("field.ownerHint") : t("field.ownerNeedsRight")} fault={faults.ownerUserId?.message}>
          <Select
            {...form.register("ownerUserId")}
            key={owners.length > 0 ? "owners" : "loading"}
            placeholder={mayGive || current === "" ? t("field.nobody") : undefined}
            options={offered.map((owner) => ({ value: owner.userId, label: owner.name }))}
          />
        </Field>
        <Field label={t("field.language")} hint={t("field.languageHint")} fault={faults.language?.message}>
          <Select {...form.register("language")} placeholder={t("field.ourLanguage")} options={languageOptions} />
        </Field>
        {isNew && may("credit.set_limit") ? (
          <Field label={t("field.creditLimit")} hint={t("field.creditLimitHint")} fault={faults.creditLimitMinor?.message}>
            <Controller
              control={form.control}
              name="creditLimitMinor"
              render={({ field }) => <MoneyInput name={field.name} currency={homeCurrency} value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} />}
            />
          </Field>
        ) : null}
      </FieldRow>
      <Field label={t("field.specialNotes")} hint={t("field.specialNotesHint")} fault={faults.specialNotes?.message}>
        <TextArea {...form.register("specialNotes")} />
      </Field>
      <FieldRow>
        <Field label={t("field.bankName")} fault={faults.bankName?.message}><TextInput {...form.register("bankName")} /></Field>
        <Field label={t("field.bankAccount")} fault={faults.bankAccount?.message}><TextInput autoComplete="off" {...form.register("bankAccount")} /></Field>
      </FieldRow>
    </Section>
  );
}

/** The first entity, address and contact of a new customer; each may be left for later. */
export function FirstParties({ form }: { form: Form }) {
  const t = useTranslations("customers");
  const faults = form.formState.errors;
  return (
    <>
      <Section title={t("form.entity")} description={t("form.entityDescription")}>
        <FieldRow>
          <Field label={t("form.entityName")} hint={t("form.entityNameHint")} fault={faults.entity?.name?.message}><TextInput {...form.register("entity.name")} /></Field>
          <Field label={t("entities.country")} required fault={faults.entity?.country?.message}>
            <Controller control={form.control} name="entity.country" render={({ field }) => <CountryInput name={field.name} value={field.value} onChange={field.onChange} />} />
          </Field>
          <Field label={t("entities.registrationNumber")} fault={faults.entity?.registrationNumber?.message}><TextInput {...form.register("entity.registrationNumber")} /></Field>
          <Field label={t("entities.taxNumber")} fault={faults.entity?.taxNumber?.message}><TextInput {...form.register("entity.taxNumber")} /></Field>
        </FieldRow>
      </Section>
      <Section title={t("form.address")} description={t("form.addressDescription")}>
        <FieldRow>
          {addressFields(form.watch("address.country")).map((name) =>
            name === "recipient" ? null : (
              <Field key={name} label={t(`addresses.${name}`)}>
                {name === "country" ? (
                  <Controller control={form.control} name="address.country" render={({ field }) => <CountryInput name={field.name} value={field.value} onChange={field.onChange} />} />
                ) : (
                  <TextInput autoComplete="off" {...form.register(`address.${name}`)} />
                )}
              </Field>
            ),
          )}
        </FieldRow>
      </Section>
      <Section title={t("form.contact")}>
        <FieldRow>
          <Field label={t("contacts.name")}><TextInput autoComplete="off" {...form.register("contact.name")} /></Field>
          <Field label={t("contacts.jobTitle")}><TextInput autoComplete="off" {...form.register("contact.title")} /></Field>
          <Field label={t("contacts.phone")}><TextInput type="tel" autoComplete="off" {...form.register("contact.phone")} /></Field>
          <Field label={t("contacts.email")} fault={faults.contact?.email?.message}><TextInput type="email" autoComplete="off" {...form.register("contact.email")} /></Field>
        </FieldRow>
      </Section>
    </>
  );
}
