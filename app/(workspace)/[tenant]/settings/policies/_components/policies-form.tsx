"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import { useEditedForm } from "@/app/(workspace)/_collisions/use-edited";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter, RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, Field, FieldRow, FormActions, PageSkeleton, QuantityInput, Section, Select, TextInput } from "@/app/_ui";
import { useMay } from "../../../../_member-context";

type Policies = Omit<inferRouterInputs<AppRouter>["workspaces"]["changePolicies"], "version">;

/** What the rules of the workspace follow, in the words of those who decide it. */
export function PoliciesForm() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const read = useQuery(trpc.workspaces.settings.queryOptions({}));
  if (read.error) return <QueryFault error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <PageSkeleton label={t("title")} />;
  return <Loaded read={read.data} reread={async () => (await read.refetch()).data} />;
}

type Read = RouterOutputs["workspaces"]["settings"];

/** What is typed survives a read in the background: the form starts from the first answer. */
function Loaded({ read, reread }: { read: Read; reread: () => Promise<Read | undefined> }) {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const may = useMay();
  const form = useForm<Policies>({ defaultValues: read.settings });
  const { errors, isDirty } = form.formState;
  const edited = useEditedForm<Policies>(form, {
    version: read.version,
    reread: async () => {
      const saved = await reread();
      return saved && { version: saved.version, values: saved.settings };
    },
  });
  const change = useCommand(trpc.workspaces.changePolicies, {
    form,
    doneText: t("saved"),
    onRefused: edited.onRefused,
    onDone: ({ version }) => {
      edited.reopen({ version, values: form.getValues() });
      edited.close();
      form.reset(form.getValues());
    },
  });
  const editable = may("settings.manage");
  const choices = (name: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`policies.${name}.${value}`) }));
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
      <fieldset disabled={!editable} className="flex flex-col gap-5">
        <Section flush title={t("policies.sales")}>
          <Checkbox label={t("policies.repsSeeOwnCustomersOnly")} hint={t("policies.repsSeeOwnCustomersOnlyHint")} {...form.register("repsSeeOwnCustomersOnly")} />
          <FieldRow>
            <Field label={t("policies.manualDiscountLimitPercent")} hint={t("policies.manualDiscountLimitPercentHint")} fault={errors.manualDiscountLimitPercent?.message}>
              <Controller
                control={form.control}
                name="manualDiscountLimitPercent"
                render={({ field }) => <QuantityInput name={field.name} value={field.value} onChange={(value) => field.onChange(value ?? "")} onBlur={field.onBlur} ref={field.ref} unit="%" />}
              />
            </Field>
            <Field label={t("policies.dueSoonDays")} hint={t("policies.dueSoonDaysHint")} fault={errors.dueSoonDays?.message}>
              <TextInput type="number" min={0} max={60} step={1} className="text-right" {...form.register("dueSoonDays", { valueAsNumber: true })} />
            </Field>
          </FieldRow>
        </Section>
        <Section title={t("policies.money")}>
          <FieldRow>
            {may("credit.view") ? (
              <Field label={t("policies.creditPolicy.label")} hint={t("policies.creditPolicy.hint")}>
                <Select options={choices("creditPolicy", ["hold", "warn"])} {...form.register("creditPolicy")} />
              </Field>
            ) : null}
            <Field label={t("policies.revenueRecognition.label")} hint={t("policies.revenueRecognition.hint")}>
              <Select options={choices("revenueRecognition", ["dispatch", "delivery"])} {...form.register("revenueRecognition")} />
            </Field>
          </FieldRow>
        </Section>
        {editable ? (
          <FormActions><Button type="submit" tone="primary" disabled={!isDirty} pending={change.pending}>{t("policies.save")}</Button></FormActions>
        ) : null}
      </fieldset>
    </form>
  );
}
