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
import { Button, DataTable, EmptyState, Field, FieldRow, Section, Select, TextInput, ThumbAction, type Column } from "@/app/_ui";

type Unit = RouterOutputs["catalog"]["units"]["rows"][number];

export function Units() {
  const t = useTranslations("catalog");
  const units = useQuery(useTRPC().catalog.units.queryOptions({}));
  const [editing, setEditing] = useState<Unit | "new" | null>(null);
  const columns: Column<Unit>[] = [
    { key: "code", header: t("units.code"), cell: (row) => <span className="font-medium">{row.code}</span> },
    { key: "name", header: t("units.name"), cell: (row) => row.name },
    { key: "decimals", header: t("units.decimals"), numeric: true, cell: (row) => row.decimals },
  ];
  return (
    <Section flush title={t("units.title")} actions={<ThumbAction><Button tone="primary" keys="c" onClick={() => setEditing("new")}>{t("units.create")}</Button></ThumbAction>}>
      {units.error ? (
        <QueryFault error={units.error} onRetry={() => void units.refetch()} />
      ) : (
        <DataTable label={t("units.title")} columns={columns} rows={units.data?.rows} rowKey={(row) => row.id} onRowOpen={setEditing} empty={<EmptyState title={t("units.empty")} />} />
      )}
      {editing ? <UnitDialog unit={editing === "new" ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Section>
  );
}

const valuesOf = (unit: Unit | null) => ({ code: unit?.code ?? "", name: unit?.name ?? "", decimals: String(unit?.decimals ?? 0) });

function UnitDialog({ unit, onClose }: { unit: Unit | null; onClose: () => void }) {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: valuesOf(unit) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "unit", record: unit, valuesOf: valuesOf, onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.catalog.units.queryOptions({}), staleTime: 0 })).rows.find(({ id }) => id === recordId),
  });
  const create = useCommand(trpc.catalog.createUnit, { form, doneText: t("units.saved"), onDone: kept.leave });
  const update = useCommand(trpc.catalog.updateUnit, { form, doneText: t("units.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const faults = form.formState.errors;
  return (
    <FormDialog
      title={unit ? t("units.editTitle", { name: unit.name }) : t("units.createTitle")}
      verb={t("units.save")}
      form={form}
      pending={create.pending || update.pending}
      onClose={onClose}
      onSubmit={(values) => {
        const fields = { ...values, decimals: Number(values.decimals) };
        if (unit) update.run({ ...fields, unitId: unit.id, version: kept.version });
        else create.run(fields);
      }}
    >
      <DialogNotices of={kept} />
      <FieldRow>
        <Field label={t("units.code")} required fault={faults.code?.message}><TextInput {...form.register("code")} /></Field>
        <Field label={t("units.name")} required fault={faults.name?.message}><TextInput {...form.register("name")} /></Field>
        <Field label={t("units.decimals")} hint={t("units.decimalsHint")} fault={faults.decimals?.message}>
          <Select {...form.register("decimals")} options={["0", "1", "2", "3", "4"].map((value) => ({ value, label: value }))} />
        </Field>
      </FieldRow>
    </FormDialog>
  );
}
