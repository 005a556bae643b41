"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, DataTable, EmptyState, LinkButton, Menu, Section, TextInput, toastDone, type Column } from "@/app/_ui";
import { useMay, useWorkspacePath } from "../_member-context";
import type { CodeOwner, CodeRow } from "./code-rows";

const loadDialog = () => import("./item-code-dialog");
const ItemCodeDialog = dynamic(loadDialog, { ssr: false });

/** What the customer calls items in its own orders (ORD-02). */
export function CustomerItemCodes({ customerId, name }: { customerId: string; name: string }) {
  const codes = useQuery(useTRPC().pricing.customerItemCodes.queryOptions({ customerId }));
  const rows = codes.data?.map(({ code, itemId, itemCode, itemName }): CodeRow => ({ code, customerId, itemId, other: { id: itemId, name: itemName, code: itemCode } }));
  return <CodesSection owner={{ type: "customer", id: customerId, name }} rows={rows} error={codes.error} onRetry={() => void codes.refetch()} />;
}

/** What customers call the item. */
export function ItemCustomerCodes({ itemId, name }: { itemId: string; name: string }) {
  const codes = useQuery(useTRPC().pricing.itemCustomerCodes.queryOptions({ itemId }));
  const rows = codes.data?.map(({ code, customerId, customerCode, customerName }): CodeRow => ({ code, customerId, itemId, other: { id: customerId, name: customerName, code: customerCode } }));
  return <CodesSection owner={{ type: "item", id: itemId, name }} rows={rows} error={codes.error} onRetry={() => void codes.refetch()} />;
}

interface CodesSectionProps {
  owner: CodeOwner;
  rows: readonly CodeRow[] | undefined;
  error: unknown;
  onRetry: () => void;
}

/** More are shown when they are asked for; a few fit on the card. */
const SHOWN = 8;

function CodesSection({ owner, rows, error, onRetry }: CodesSectionProps) {
  const t = useTranslations("pricing.itemCodes");
  const path = useWorkspacePath();
  const may = useMay();
  const [editing, setEditing] = useState<CodeRow | "new" | null>(null);
  const [typed, setTyped] = useState("");
  const [all, setAll] = useState(false);
  const forget = useForgetCode();
  const mayEdit = may("orders.edit");
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows?.filter((row) => words.every((word) => `${row.code} ${row.other.code} ${row.other.name}`.toLowerCase().includes(word)));
  const shown = all || words.length > 0 ? found : found?.slice(0, SHOWN);
  const base = owner.type === "customer" ? "/items" : "/customers";
  const columns: Column<CodeRow>[] = [
    { key: "code", header: t("code"), cell: (row) => <span className="font-medium">{row.code}</span> },
    {
      key: "other", header: owner.type === "customer" ? t("item") : t("customer"),
      cell: (row) => <><Link className="text-accent hover:underline" href={path(`${base}/${row.other.id}`)}>{row.other.name}</Link> <span className="text-ink-2">{row.other.code}</span></>,
    },
    ...(mayEdit
      ? [{
          key: "actions", header: t("actions"), className: "w-10",
          cell: (row: CodeRow) => (
            <Menu
              label={t("actionsFor", { code: row.code })}
              actions={[
                { id: "edit", label: t("edit"), onSelect: () => setEditing(row) },
                { id: "forget", label: t("forget"), onSelect: () => forget(row) },
              ]}
            />
          ),
        }]
      : []),
  ];
  return (
    <Section
      title={t(owner.type === "customer" ? "title" : "titleOfItem")}
      description={t(owner.type === "customer" ? "description" : "descriptionOfItem")}
      actions={
        mayEdit ? (
          <span className="flex flex-wrap gap-2">
            {may("imports.run") && owner.type === "customer" ? <LinkButton size="small" tone="ghost" href={path("/imports/new?kind=customer_item_codes")}>{t("import")}</LinkButton> : null}
            <Button size="small" onClick={() => setEditing("new")} onPointerEnter={() => void loadDialog()} onFocus={() => void loadDialog()}>{t("add")}</Button>
          </span>
        ) : undefined
      }
    >
      {error ? (
        <QueryFault error={error} onRetry={onRetry} compact />
      ) : (
        <div className="flex flex-col gap-2">
          {(rows?.length ?? 0) > SHOWN ? (
            <span className="sm:w-80"><TextInput type="search" aria-label={t("find")} placeholder={t("find")} value={typed} onChange={(event) => setTyped(event.target.value)} /></span>
          ) : null}
          <DataTable
            label={t(owner.type === "customer" ? "title" : "titleOfItem")} compact columns={columns} rows={shown} rowKey={(row) => `${row.customerId} ${row.code}`}
            empty={<EmptyState compact title={words.length > 0 ? t("nothingFound") : t("none")} />}
          />
          {found && shown && found.length > shown.length ? <div><Button size="small" tone="ghost" onClick={() => setAll(true)}>{t("showAll", { count: found.length })}</Button></div> : null}
        </div>
      )}
      {editing ? <ItemCodeDialog owner={owner} row={editing === "new" ? null : editing} known={rows ?? []} onClose={() => setEditing(null)} /> : null}
    </Section>
  );
}

/** Forgets at once, and takes it back when asked. */
function useForgetCode() {
  const t = useTranslations("pricing.itemCodes");
  const trpc = useTRPC();
  const [last, setLast] = useState<CodeRow | null>(null);
  const restore = useCommand(trpc.pricing.setCustomerItemCode, { doneText: t("saved") });
  const forget = useCommand(trpc.pricing.setCustomerItemCode, {
    onDone: () => last && toastDone(t("forgotten", { code: last.code }), { undo: { label: t("undo"), onUndo: () => restore.run({ customerId: last.customerId, code: last.code, itemId: last.itemId }) } }),
  });
  return (row: CodeRow) => {
    setLast(row);
    forget.run({ customerId: row.customerId, code: row.code, itemId: null });
  };
}
