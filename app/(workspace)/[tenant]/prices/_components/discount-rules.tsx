"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, DataTable, EmptyState, Menu, StateBadge, ThumbAction, toastDone, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import type { RuleRow } from "./rule-row";
import { useValidity } from "./use-validity";

const DiscountRuleDialog = onDemand(() => import("./discount-rule-dialog").then((module) => module.DiscountRuleDialog));

export function DiscountRules() {
  const t = useTranslations("pricing");
  const may = useMay();
  const [includeArchived, setIncludeArchived] = useState(false);
  const [editing, setEditing] = useState<RuleRow | "new" | null>(null);
  const rules = useQuery(useTRPC().pricing.rules.queryOptions({ includeArchived }));
  const columns = useRuleColumns(setEditing);
  return (
    <>
      <p className="max-w-prose text-ink-2">{t("rules.description")}</p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox label={t("rules.showArchived")} checked={includeArchived} onChange={(event) => setIncludeArchived(event.target.checked)} />
        {may("discounts.edit") ? (
          <ThumbAction><Button tone="primary" keys="c" onClick={() => setEditing("new")}>{t("rules.create")}</Button></ThumbAction>
        ) : null}
      </div>
      {rules.error ? (
        <QueryFault error={rules.error} onRetry={() => void rules.refetch()} />
      ) : (
        <DataTable
          label={t("tabs.rules")}
          columns={columns}
          rows={rules.data?.rows}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t("rules.empty")}>{t("rules.emptyBody")}</EmptyState>}
        />
      )}
      {editing ? <DiscountRuleDialog rule={editing === "new" ? null : editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

function useRuleColumns(onEdit: (rule: RuleRow) => void): Column<RuleRow>[] {
  const t = useTranslations("pricing");
  const c = useTranslations("customers");
  const format = useFormat();
  const validity = useValidity();
  const may = useMay();
  const what = (row: RuleRow) =>
    [
      row.itemName ? `${row.itemCode ?? ""} ${row.itemName}` : null,
      row.categoryName ? t("rules.category", { name: row.categoryName }) : null,
      row.productType ? t("rules.productType", { type: row.productType }) : null,
    ].filter(Boolean).join(" · ") || t("rules.anything");
  const who = (row: RuleRow) =>
    [row.customerName, row.customerType ? c(`type.${row.customerType}`) : null].filter(Boolean).join(" · ") || t("rules.anyone");
  return [
    { key: "name", header: t("rules.name"), cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "what", header: t("rules.what"), cell: what },
    { key: "who", header: t("rules.who"), cell: who },
    { key: "validity", header: t("rules.validity"), cell: (row) => validity(row) },
    {
      key: "state",
      header: t("rules.state"),
      cell: (row) => <StateBadge tone={row.archived ? "quiet" : "settled"}>{t(row.archived ? "rules.archived" : "rules.active")}</StateBadge>,
    },
    { key: "from", header: t("rules.from"), numeric: true, card: "line", cell: (row) => format.quantity(row.minQuantity, { zero: "dash" }) },
    { key: "percent", header: t("rules.percent"), numeric: true, cell: (row) => format.percent(row.discountPercent) },
    ...(may("discounts.edit")
      ? [{ key: "actions", header: t("rules.actionsColumn"), card: "line" as const, className: "w-12", cell: (row: RuleRow) => <RuleMenu rule={row} onEdit={() => onEdit(row)} /> }]
      : []),
  ];
}

function RuleMenu({ rule, onEdit }: { rule: RuleRow; onEdit: () => void }) {
  const t = useTranslations("pricing");
  const trpc = useTRPC();
  const activate = useCommand(trpc.pricing.activateRule, { doneText: t("rules.activatedDone", { name: rule.name }) });
  const archive = useCommand(trpc.pricing.archiveRule, {
    onDone: (done) =>
      toastDone(t("rules.archivedDone", { name: rule.name }), {
        undo: { label: t("rules.undo"), onUndo: () => activate.run({ discountRuleId: rule.id, version: done.version }) },
      }),
  });
  const target = { discountRuleId: rule.id, version: rule.version };
  return (
    <Menu
      label={t("rules.actions", { name: rule.name })}
      actions={[
        { id: "edit", label: t("rules.edit"), onSelect: onEdit },
        rule.archived
          ? { id: "activate", label: t("rules.activate"), onSelect: () => activate.run(target) }
          : { id: "archive", label: t("rules.archive"), onSelect: () => archive.run(target) },
      ]}
    />
  );
}
