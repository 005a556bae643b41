"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive, ArchiveRestore, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { ItemCustomerCodes } from "@/app/(workspace)/_item-codes/item-codes-section";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { RecordFiles } from "@/app/(workspace)/_documents/record-files";
import { Chip, LinkButton, PageSkeleton, PropertyList, RecordColumns, RecordHeader, Section, StateBadge, toastDone, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { ItemPrices } from "./item-prices";
import type { ItemRecord } from "./item-values";

export function ItemRecordView({ itemId }: { itemId: string }) {
  const ui = useTranslations("ui");
  const record = useQuery(useTRPC().catalog.item.queryOptions({ itemId }));
  if (record.error) return <QueryFault error={record.error} onRetry={() => void record.refetch()} />;
  if (!record.data) return <PageSkeleton label={ui("loading")} />;
  return <ItemCard record={record.data} />;
}

function ItemCard({ record }: { record: ItemRecord }) {
  const t = useTranslations("catalog");
  const path = useWorkspacePath();
  const may = useMay();
  const format = useFormat();
  const { item, baseUnit } = record;
  const status = item.status as "active" | "inactive";
  const actions = useItemActions(record);
  return (
    <>
      <RecordHeader
        number={item.name}
        party={item.code}
        state={<StateBadge tone={status === "active" ? "settled" : "quiet"}>{t(`status.${status}`)}</StateBadge>}
        meta={
          <>
            <Chip>{t(`kind.${item.kind as "stocked"}`)}</Chip>
            {item.discontinued ? <Chip tone="waiting">{t("discontinued")}</Chip> : null}
          </>
        }
        primary={record.availableActions.includes("edit") ? <LinkButton href={path(`/items/${item.id}/edit`)} icon={<Pencil />} keys="e">{t("record.edit")}</LinkButton> : undefined}
        actions={actions}
      />
      <RecordColumns aside={<><Particulars record={record} /><RecordTimeline type="item" id={item.id} /></>}>
        {item.description ? <p className="max-w-prose whitespace-pre-line">{item.description}</p> : null}
        {may("prices.view") ? <ItemPrices itemId={item.id} flush={!item.description} /> : null}
        <Section title={t("record.units")} flush={!may("prices.view") && !item.description}>
          <ul className="flex flex-col">
            <li className="flex min-h-8 items-center gap-2"><span className="font-medium">{baseUnit.code}</span> {baseUnit.name} <Chip>{t("record.base")}</Chip></li>
            {record.otherUnits.map((unit) => (
              <li key={unit.unitId} className="flex min-h-8 items-center gap-2 border-t">
                {t("record.holds", { unit: unit.code, factor: format.quantity(unit.factor), base: baseUnit.code })}
              </li>
            ))}
          </ul>
        </Section>
        {may("orders.view") ? <ItemCustomerCodes itemId={item.id} name={item.name} /> : null}
        <Section title={t("record.elsewhere")}>
          <ul className="flex flex-col">
            {item.kind === "stocked" && may("stock.view") ? (
              <li><Link className="flex min-h-8 items-center text-accent hover:underline" href={path(`/stock/${item.id}`)}>{t("record.openStock")}</Link></li>
            ) : null}
            {may("orders.view") ? (
              <li><Link className="flex min-h-8 items-center text-accent hover:underline" href={path(`/orders?item=${item.id}`)}>{t("record.orders")}</Link></li>
            ) : null}
          </ul>
        </Section>
        <RecordFiles type="item" id={record.item.id} />
      </RecordColumns>
    </>
  );
}

function useItemActions({ item, availableActions }: ItemRecord): MenuAction[] {
  const t = useTranslations("catalog");
  const trpc = useTRPC();
  const activate = useCommand(trpc.catalog.activateItem, { doneText: t("record.activated", { name: item.name }) });
  const archive = useCommand(trpc.catalog.archiveItem, {
    onDone: (done) =>
      toastDone(t("record.archived", { name: item.name }), {
        undo: { label: t("record.undo"), onUndo: () => activate.run({ itemId: item.id, version: done.version }) },
      }),
  });
  const target = { itemId: item.id, version: item.version };
  const all: Partial<Record<string, MenuAction>> = {
    archive: { id: "archive", label: t("record.archive"), icon: <Archive />, onSelect: () => archive.run(target) },
    activate: { id: "activate", label: t("record.activate"), icon: <ArchiveRestore />, onSelect: () => activate.run(target) },
  };
  return availableActions.flatMap((action) => all[action] ?? []);
}

function Particulars({ record }: { record: ItemRecord }) {
  const t = useTranslations("catalog");
  const format = useFormat();
  const { item, baseUnit } = record;
  const stocked = item.kind === "stocked";
  return (
    <Section flush title={t("record.particulars")}>
      <PropertyList
        properties={[
          { label: t("field.category"), value: record.category?.name },
          { label: t("field.productType"), value: item.productType },
          { label: t("field.taxCode"), value: `${record.taxCode.code} · ${record.taxCode.name}` },
          { label: t("field.barcode"), value: item.barcode },
          { label: t("field.packing"), value: item.packing },
          ...(record.seesCost ? [{ label: t("field.standardCost"), value: item.standardCost ? format.unitPrice(item.standardCost) : null }] : []),
          ...(stocked
            ? [
                { label: t("field.reorderPoint"), value: item.reorderPoint ? format.quantity(item.reorderPoint, { unit: baseUnit.code }) : null },
                { label: t("field.leadTimeDays"), value: item.leadTimeDays },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
