"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useFormDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, FormActions, LinkButton, PageSkeleton } from "@/app/_ui";
import { SellingFields, UnitFields, WhatFields } from "./item-fields";
import { emptyItem, itemFieldsOf, type ItemValues } from "./item-values";

/** Waits for units and tax codes, so that the usual ones stand in the form from the start. */
export function CreateItem() {
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const units = useQuery(trpc.catalog.units.queryOptions({}));
  const taxes = useQuery(trpc.catalog.taxCodes.queryOptions({}));
  const error = units.error ?? taxes.error;
  if (error) return <QueryFault error={error} onRetry={() => void Promise.all([units.refetch(), taxes.refetch()])} />;
  if (!units.data || !taxes.data) return <PageSkeleton label={ui("loading")} />;
  const unitId = (units.data.rows.find((unit) => unit.code === "EA") ?? units.data.rows[0])?.id ?? "";
  const taxCodeId = (taxes.data.rows.find((tax) => tax.isDefault) ?? taxes.data.rows[0])?.id ?? "";
  return <CreateForm start={{ ...emptyItem, unitId, taxCodeId }} />;
}

function CreateForm({ start }: { start: ItemValues }) {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const form = useForm<ItemValues>({ defaultValues: start });
  const draft = useFormDraft(form, { key: "item/new" });
  const create = useCommand(trpc.catalog.createItem, {
    form,
    doneText: (made) => t("form.created", { code: made.code }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/items/${made.itemId}`));
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        form.clearErrors();
        void form.handleSubmit((values) => create.run({ ...itemFieldsOf(values), kind: values.kind, unitId: values.unitId }))(event);
      }}
    >
      <DraftBar draft={draft} />
      <WhatFields form={form} />
      <SellingFields form={form} isNew />
      <UnitFields form={form} />
      <DraftNote draft={draft} />
      <FormActions>
        <Button type="submit" tone="primary" pending={create.pending} keys="Ctrl+Enter">{t("form.create")}</Button>
        <LinkButton href={path("/items")}>{t("form.cancel")}</LinkButton>
      </FormActions>
    </form>
  );
}
