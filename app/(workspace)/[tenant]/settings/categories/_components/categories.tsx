"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, DataTable, EmptyState, Field, FieldRow, Section, TextArea, TextInput, ThumbAction, type Column } from "@/app/_ui";

type Category = RouterOutputs["catalog"]["categories"]["rows"][number];

export function Categories() {
  const t = useTranslations("catalog");
  const categories = useQuery(useTRPC().catalog.categories.queryOptions({}));
  const [editing, setEditing] = useState<Category | "new" | null>(null);
  const columns: Column<Category>[] = [
    { key: "name", header: t("categories.name"), cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "code", header: t("categories.code"), cell: (row) => row.code },
    { key: "description", header: t("categories.description"), cell: (row) => row.description },
    { key: "items", header: t("categories.items"), numeric: true, cell: (row) => row.itemCount },
  ];
  return (
    <Section flush title={t("categories.title")} actions={<ThumbAction><Button tone="primary" keys="c" onClick={() => setEditing("new")}>{t("categories.create")}</Button></ThumbAction>}>
      {categories.error ? (
        <QueryFault error={categories.error} onRetry={() => void categories.refetch()} />
      ) : (
        <DataTable
          label={t("categories.title")}
          columns={columns}
          rows={categories.data?.rows}
          rowKey={(row) => row.id}
          onRowOpen={setEditing}
          empty={<EmptyState title={t("categories.empty")}>{t("categories.emptyBody")}</EmptyState>}
        />
      )}
      {editing ? <CategoryDialog category={editing === "new" ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Section>
  );
}

const valuesOf = (category: Category | null) => ({ code: category?.code ?? "", name: category?.name ?? "", description: category?.description ?? "" });

function CategoryDialog({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: valuesOf(category) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "category", record: category, valuesOf: valuesOf, onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.catalog.categories.queryOptions({}), staleTime: 0 })).rows.find(({ id }) => id === recordId),
  });
  const create = useCommand(trpc.catalog.createCategory, { form, doneText: t("categories.saved"), onDone: kept.leave });
  const update = useCommand(trpc.catalog.updateCategory, { form, doneText: t("categories.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const faults = form.formState.errors;
  return (
    <FormDialog
      title={category ? t("categories.editTitle", { name: category.name }) : t("categories.createTitle")}
      verb={t("categories.save")}
      form={form}
      pending={create.pending || update.pending}
      onClose={onClose}
      onSubmit={(values) => {
        if (category) update.run({ ...values, categoryId: category.id, version: kept.version });
        else create.run(values);
      }}
    >
      <DialogNotices of={kept} />
      <FieldRow>
        <Field label={t("categories.code")} required fault={faults.code?.message}><TextInput {...form.register("code")} /></Field>
        <Field label={t("categories.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} /></Field>
      </FieldRow>
      <Field label={t("categories.description")} fault={faults.description?.message}><TextArea {...form.register("description")} /></Field>
    </FormDialog>
  );
}
