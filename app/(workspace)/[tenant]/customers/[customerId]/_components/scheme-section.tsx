"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import { useEdited } from "@/app/(workspace)/_collisions/use-edited";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, IconButton, Section, Select, Skeleton } from "@/app/_ui";

interface ListName {
  priceListId: string;
  code: string;
  name: string;
  archived: boolean;
}

const nameOf = ({ priceListId, code, name, archived }: ListName): ListName => ({ priceListId, code, name, archived });

/** The customer's price scheme: which lists are asked, in which order (CUS-07, PRC-02). */
export function SchemeSection({ customerId, customerName }: { customerId: string; customerName: string }) {
  const t = useTranslations("customers");
  const path = useWorkspacePath();
  const scheme = useQuery(useTRPC().pricing.customerScheme.queryOptions({ customerId }));
  const [open, setOpen] = useState(false);
  if (scheme.error) return <QueryFault error={scheme.error} onRetry={() => void scheme.refetch()} compact />;
  return (
    <Section
      title={t("scheme.title")}
      description={scheme.data && scheme.data.lists.length > 0 ? t("scheme.description") : undefined}
      actions={scheme.data?.mayEdit ? <Button size="small" onClick={() => setOpen(true)}>{t("scheme.edit")}</Button> : undefined}
    >
      {!scheme.data ? (
        <Skeleton className="h-8" />
      ) : scheme.data.lists.length === 0 ? (
        <p className="text-ink-2">{t("scheme.none")}</p>
      ) : (
        <ol className="flex list-decimal flex-col gap-1 pl-5">
          {scheme.data.lists.map((list) => (
            <li key={list.priceListId}>
              <Link className="text-accent underline" href={path(`/prices/${list.priceListId}`)}>{list.code}</Link> {list.name}
              {list.archived ? <span className="text-ink-3"> ({t("scheme.archived")})</span> : null}
            </li>
          ))}
        </ol>
      )}
      {open && scheme.data ? (
        <SchemeDialog customerId={customerId} customerName={customerName} lists={scheme.data.lists.map(nameOf)} onClose={() => setOpen(false)} />
      ) : null}
    </Section>
  );
}

function SchemeDialog({ customerId, customerName, lists, onClose }: { customerId: string; customerName: string; lists: readonly ListName[]; onClose: () => void }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<readonly ListName[]>(lists);
  const queryClient = useQueryClient();
  const edited = useEdited<{ lists: readonly ListName[] }>({
    start: { version: 0, values: { lists } },
    reread: async () => ({ version: 0, values: { lists: (await queryClient.fetchQuery({ ...trpc.pricing.customerScheme.queryOptions({ customerId }), staleTime: 0 })).lists.map(nameOf) } }),
    read: () => ({ lists: chosen }),
    write: (_, value) => setChosen(value as readonly ListName[]),
  });
  const all = useQuery(trpc.pricing.lists.queryOptions({}));
  const draft = useStateDraft<{ chosen: readonly ListName[] }, { lists: readonly ListName[] }>({
    key: `price-scheme/${customerId}`,
    opened: edited.opened,
    values: { chosen },
    restore: (kept, before) => {
      setChosen(kept.chosen);
      if (before) edited.reopen(before);
    },
  });
  const assign = useCommand(trpc.pricing.assignLists, {
    doneText: t("scheme.saved"),
    onDone: () => {
      draft.saved();
      onClose();
    },
    onRefused: edited.onRefused,
  });
  const move = (index: number, by: -1 | 1) =>
    setChosen((before) => {
      const after = [...before];
      const [moved] = after.splice(index, 1);
      if (moved) after.splice(index + by, 0, moved);
      return after;
    });
  const offered = (all.data?.rows ?? []).filter((row) => !row.isBase && !chosen.some((list) => list.priceListId === row.id));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("scheme.dialogTitle", { name: customerName })}
      description={t("scheme.description")}
      cancels
      actions={
        <Button tone="primary" keys="Ctrl+Enter" pending={assign.pending} onClick={() => assign.run({ customerId, priceListIds: chosen.map((list) => list.priceListId), seen: edited.opened.values.lists.map((list) => list.code) })}>
          {t("scheme.save")}
        </Button>
      }
    >
      <div className="mb-4 flex flex-col gap-4 empty:hidden">
        <CollisionPanel edited={edited} labelOf={() => t("scheme.title")} show={(_, value) => (value as readonly ListName[]).map((list, i) => `${i + 1}. ${list.code} ${list.name}`).join("\n") || undefined} />
        <DraftBar draft={draft} />
      </div>
      <ol className="mb-4 flex flex-col empty:hidden">
        {chosen.map((list, index) => (
          <li key={list.priceListId} className="flex items-center justify-between gap-2 border-b py-1">
            <span className="min-w-0 truncate">{index + 1}. <span className="font-medium">{list.code}</span> {list.name}</span>
            <span className="flex shrink-0">
              <IconButton icon={<ArrowUp />} label={t("scheme.up", { list: list.code })} disabled={index === 0} onClick={() => move(index, -1)} />
              <IconButton icon={<ArrowDown />} label={t("scheme.down", { list: list.code })} disabled={index === chosen.length - 1} onClick={() => move(index, 1)} />
              <IconButton icon={<X />} label={t("scheme.remove", { list: list.code })} onClick={() => setChosen((before) => before.filter((l) => l !== list))} />
            </span>
          </li>
        ))}
      </ol>
      {chosen.length === 0 ? <p className="mb-4 text-ink-2">{t("scheme.none")}</p> : null}
      <Field label={t("scheme.add")}>
        <Select
          value=""
          placeholder={t("scheme.add")}
          options={offered.map((row) => ({ value: row.id, label: `${row.code} · ${row.name}` }))}
          onChange={(event) => {
            const row = offered.find((list) => list.id === event.target.value);
            if (row) setChosen((before) => [...before, { priceListId: row.id, code: row.code, name: row.name, archived: row.archived }]);
          }}
        />
      </Field>
    </Dialog>
  );
}
