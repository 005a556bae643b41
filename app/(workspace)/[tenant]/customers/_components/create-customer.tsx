"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useFormDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, FormActions, LinkButton } from "@/app/_ui";
import { FirstParties, ReachFields, TradeFields, WhoFields } from "./customer-fields";
import { creationOf, emptyValues, type CustomerValues } from "./customer-values";

export function CreateCustomer({ country }: { country: string }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const form = useForm<CustomerValues>({ defaultValues: emptyValues(country) });
  const draft = useFormDraft(form, { key: "customer/new" });
  const create = useCommand(trpc.customers.create, {
    // A contact's fault is told by its place in the list; the form has one contact.
    form: { setError: (name, fault, options) => form.setError(name.replace(/^contacts\.0\./, "contact.") as typeof name, fault, options) } as typeof form,
    doneText: (made) => t("form.created", { code: made.code }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/customers/${made.customerId}`));
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        form.clearErrors();
        void form.handleSubmit((values) => create.run(creationOf(values, t("addresses.mainLabel"))))(event);
      }}
    >
      <DraftBar draft={draft} />
      <WhoFields form={form} isNew />
      <ReachFields form={form} />
      <TradeFields form={form} isNew />
      <FirstParties form={form} />
      <DraftNote draft={draft} />
      <FormActions>
        <Button type="submit" tone="primary" pending={create.pending} keys="Ctrl+Enter">{t("form.create")}</Button>
        <LinkButton href={path("/customers")}>{t("form.cancel")}</LinkButton>
      </FormActions>
    </form>
  );
}
