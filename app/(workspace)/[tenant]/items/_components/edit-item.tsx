"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { EditedPage } from "@/app/(workspace)/_collisions/edited-page";
import { useEditedForm } from "@/app/(workspace)/_collisions/use-edited";
import { useFormDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { PageSkeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { SellingFields, UnitFields, WhatFields } from "./item-fields";
import { itemFieldsOf, itemValuesOf, type ItemRecord, type ItemValues } from "./item-values";

export function EditItem({ itemId }: { itemId: string }) {
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const record = useQuery(trpc.catalog.item.queryOptions({ itemId }));
  if (record.error) return <QueryFault error={record.error} onRetry={() => void record.refetch()} />;
  if (!record.data) return <PageSkeleton label={ui("loading")} />;
  return <EditForm record={record.data} reread={async () => (await record.refetch()).data} />;
}

function EditForm({ record, reread }: { record: ItemRecord; reread: () => Promise<ItemRecord | undefined> }) {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const home = path(`/items/${record.item.id}`);
  const form = useForm<ItemValues>({ defaultValues: itemValuesOf(record) });
  const unitCodes = new Map(useQuery(trpc.catalog.units.queryOptions({})).data?.rows.map((unit) => [unit.id, unit.code]));
  const format = useFormat();
  const showUnits = (name: string, value: unknown) =>
    name === "units" && Array.isArray(value) ? (value as ItemValues["units"]).map(({ unitId, factor }) => `${unitCodes.get(unitId) ?? ""} × ${factor ? format.quantity(factor) : ""}`).join(", ") || undefined : undefined;
  const edited = useEditedForm(form, {
    version: record.item.version,
    reread: async () => {
      const saved = await reread();
      return saved && { version: saved.item.version, values: itemValuesOf(saved) };
    },
  });
  const draft = useFormDraft(form, { key: `item/${record.item.id}`, opened: edited.opened, onRestore: (_, before) => before && edited.reopen(before) });
  const save = useCommand(trpc.catalog.updateItem, {
    form,
    doneText: t("form.saved"),
    onDone: () => {
      draft.saved();
      router.push(home);
    },
    onRefused: edited.onRefused,
  });
  return (
    <EditedPage
      title={t("form.editTitle", { name: record.item.name })}
      edited={edited} labelOf={(name) => (name === "units" ? t("record.units") : undefined)} show={showUnits}
      draft={draft}
      home={home}
      words={{ save: t("form.save"), cancel: t("form.cancel") }}
      pending={save.pending}
      onSubmit={(event) => {
        form.clearErrors();
        void form.handleSubmit((values) => save.run({ ...itemFieldsOf(values), itemId: record.item.id, version: edited.opened.version }))(event);
      }}
    >
      <WhatFields form={form} />
      <SellingFields form={form} isNew={false} />
      <UnitFields form={form} />
    </EditedPage>
  );
}
