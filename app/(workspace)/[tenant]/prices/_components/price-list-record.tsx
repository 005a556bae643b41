"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive, ArchiveRestore, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Chip, PageSkeleton, RecordHeader, StateBadge, toastDone, type MenuAction } from "@/app/_ui";
import { onDemand } from "@/app/_ui/on-demand";
import { PriceEntries } from "./price-entries";
import { useValidity } from "./use-validity";

const PriceListDialog = onDemand(() => import("./price-list-dialog").then((module) => module.PriceListDialog));

type ListAnswer = RouterOutputs["pricing"]["list"];

export function PriceListRecord({ priceListId, itemId }: { priceListId: string; itemId?: string }) {
  const ui = useTranslations("ui");
  const record = useQuery(useTRPC().pricing.list.queryOptions({ priceListId }));
  if (record.error) return <QueryFault error={record.error} onRetry={() => void record.refetch()} />;
  if (!record.data) return <PageSkeleton label={ui("loading")} />;
  return <ListRecord record={record.data} itemId={itemId} />;
}

function ListRecord({ record, itemId }: { record: ListAnswer; itemId?: string }) {
  const t = useTranslations("pricing");
  const validity = useValidity();
  const [editing, setEditing] = useState(false);
  const { list } = record;
  const actions = useListActions(record, () => setEditing(true));
  return (
    <>
      <RecordHeader
        number={list.name}
        party={list.code}
        state={<StateBadge tone={list.archived ? "quiet" : "settled"}>{t(list.archived ? "lists.archived" : "lists.active")}</StateBadge>}
        meta={
          <>
            {list.isBase ? <Chip tone="moving">{t("lists.base")}</Chip> : null}
            <span>{list.currency}</span>
            <span>{validity(list)}</span>
          </>
        }
        actions={actions}
      />
      <PriceEntries priceListId={list.id} mayEdit={record.availableActions.includes("edit")} itemId={itemId} />
      {editing ? <PriceListDialog list={list} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function useListActions({ list, availableActions }: ListAnswer, onEdit: () => void): MenuAction[] {
  const t = useTranslations("pricing");
  const trpc = useTRPC();
  const activate = useCommand(trpc.pricing.activateList, { doneText: t("lists.activatedDone", { name: list.name }) });
  const archive = useCommand(trpc.pricing.archiveList, {
    onDone: (done) =>
      toastDone(t("lists.archivedDone", { name: list.name }), {
        undo: { label: t("lists.undo"), onUndo: () => activate.run({ priceListId: list.id, version: done.version }) },
      }),
  });
  const target = { priceListId: list.id, version: list.version };
  const all: Partial<Record<string, MenuAction>> = {
    edit: { id: "edit", label: t("lists.edit"), icon: <Pencil />, keys: "e", onSelect: onEdit },
    archive: { id: "archive", label: t("lists.archive"), icon: <Archive />, separated: true, onSelect: () => archive.run(target) },
    activate: { id: "activate", label: t("lists.activate"), icon: <ArchiveRestore />, separated: true, onSelect: () => activate.run(target) },
  };
  return availableActions.flatMap((action) => all[action] ?? []);
}
