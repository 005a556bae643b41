"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useFormDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { ChangedMeanwhile } from "@/app/_trpc/changed-meanwhile";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, LinkButton, PageHeader, PageSkeleton, ThumbAction } from "@/app/_ui";
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
  const [opened, setOpened] = useState(() => ({ version: record.item.version, values: itemValuesOf(record) }));
  const form = useForm<ItemValues>({ defaultValues: itemValuesOf(record) });
  const draft = useFormDraft(form, { key: `item/${record.item.id}`, opened, onRestore: (_, before) => before && setOpened(before) });
  const save = useCommand(trpc.catalog.updateItem, {
    form,
    doneText: t("form.saved"),
    onDone: () => {
      draft.saved();
      router.push(home);
    },
    onRefused: (refusal) => refusal.code === "record.changed",
  });
  const takeSaved = async () => {
    const saved = await reread();
    if (!saved) return;
    form.reset(itemValuesOf(saved));
    setOpened({ version: saved.item.version, values: itemValuesOf(saved) });
    save.reset();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        form.clearErrors();
        void form.handleSubmit((values) => save.run({ ...itemFieldsOf(values), itemId: record.item.id, version: opened.version }))(event);
      }}
    >
      <PageHeader title={t("form.editTitle", { name: record.item.name })} />
      {save.refusal?.code === "record.changed" ? <ChangedMeanwhile refusal={save.refusal} onTakeSaved={() => void takeSaved()} /> : null}
      <DraftBar draft={draft} />
      <WhatFields form={form} />
      <SellingFields form={form} isNew={false} />
      <UnitFields form={form} />
      <DraftNote draft={draft} />
      <div className="flex gap-2">
        <ThumbAction>
          <Button type="submit" tone="primary" pending={save.pending} keys="Ctrl+Enter">{t("form.save")}</Button>
          <LinkButton href={home}>{t("form.cancel")}</LinkButton>
        </ThumbAction>
      </div>
    </form>
  );
}
