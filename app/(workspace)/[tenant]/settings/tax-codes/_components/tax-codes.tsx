"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, DataTable, EmptyState, Menu, Section, ThumbAction, type Column, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { TaxCode } from "./tax-code";
import { NewTaxCodeDialog, RateDialog, TaxCodeDialog } from "./tax-code-dialogs";

type Task = { kind: "new" } | { kind: "edit" | "rate"; taxCode: TaxCode };

export function TaxCodes() {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const format = useFormat();
  const codes = useQuery(trpc.catalog.taxCodes.queryOptions({}));
  const [task, setTask] = useState<Task | null>(null);
  const [named, setNamed] = useState("");
  const makeDefault = useCommand(trpc.catalog.setDefaultTaxCode, { doneText: () => t("taxCodes.madeDefault", { name: named }) });
  const actionsOf = (row: TaxCode): MenuAction[] => [
    { id: "edit", label: t("taxCodes.edit"), onSelect: () => setTask({ kind: "edit", taxCode: row }) },
    ...(row.kind === "taxable" ? [{ id: "rate", label: t("taxCodes.newRate"), onSelect: () => setTask({ kind: "rate", taxCode: row }) }] : []),
    ...(row.isDefault ? [] : [{ id: "default", label: t("taxCodes.makeDefault"), onSelect: () => (setNamed(row.name), makeDefault.run({ taxCodeId: row.id })) }]),
  ];
  const columns: Column<TaxCode>[] = [
    {
      key: "name",
      header: t("taxCodes.name"),
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          <span className="font-medium">{row.name}</span>
          {row.isDefault ? <Chip tone="settled">{t("taxCodes.isDefault")}</Chip> : null}
        </span>
      ),
    },
    { key: "code", header: t("taxCodes.code"), cell: (row) => row.code },
    { key: "kind", header: t("taxCodes.kind"), cell: (row) => t(`taxCodes.kinds.${row.kind}`) },
    {
      key: "rates",
      header: t("taxCodes.rates"),
      cell: (row) => row.rates.slice(0, 3).map((rate) => t("taxCodes.since", { rate: format.percent(rate.ratePercent), from: format.date(rate.validFrom) })).join(", "),
    },
    {
      key: "rate",
      header: t("taxCodes.rate"),
      numeric: true,
      cell: (row) => (row.kind !== "taxable" ? format.percent("0") : row.rateToday === null ? t("taxCodes.noRate") : format.percent(row.rateToday)),
    },
    { key: "actions", header: t("taxCodes.actionsColumn"), card: "line", className: "w-12", cell: (row) => <Menu label={t("taxCodes.actions", { name: row.name })} actions={actionsOf(row)} /> },
  ];
  return (
    <Section
      flush
      title={t("taxCodes.title")}
      description={t("taxCodes.description")}
      actions={<ThumbAction><Button tone="primary" keys="c" onClick={() => setTask({ kind: "new" })}>{t("taxCodes.create")}</Button></ThumbAction>}
    >
      {codes.error ? (
        <QueryFault error={codes.error} onRetry={() => void codes.refetch()} />
      ) : (
        <DataTable label={t("taxCodes.title")} columns={columns} rows={codes.data?.rows} rowKey={(row) => row.id} empty={<EmptyState title={t("taxCodes.empty")} />} />
      )}
      {task?.kind === "new" ? <NewTaxCodeDialog onClose={() => setTask(null)} /> : null}
      {task?.kind === "edit" ? <TaxCodeDialog taxCode={task.taxCode} onClose={() => setTask(null)} /> : null}
      {task?.kind === "rate" ? <RateDialog taxCode={task.taxCode} onClose={() => setTask(null)} /> : null}
    </Section>
  );
}
