"use client";

import { useQueryClient } from "@tanstack/react-query";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useDialogDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, Chip, DataTable, Dialog, EmptyState, Field, FieldRow, FilterBar, Select, StateBadge, TextInput, useListParams, type Column, type Filter } from "@/app/_ui";
import { onDemand } from "@/app/_ui/on-demand";

const EditBankDialog = onDemand(() => import("./edit-bank-dialog").then((module) => module.EditBankDialog));

type Account = RouterOutputs["ledger"]["accounts"]["rows"][number];
const TYPES = ["asset", "liability", "equity", "revenue", "expense"] as const;

/** The chart of accounts: what posts automatically, what is kept by documents, what is the accountant's own. */
export function ChartOfAccounts() {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const may = useMay();
  const [adding, setAdding] = useState<"account" | "bank" | null>(null);
  const [editing, setEditing] = useState<Account | null>(null);
  const [params] = useListParams(["type", "archived"] as const);
  const input = { q: params.q, type: TYPES.find((type) => type === params.type), includeArchived: params.archived === "1" };
  const query = useQuery(trpc.ledger.accounts.queryOptions(input, { placeholderData: keepPreviousData }));
  const filters: Filter[] = [
    { kind: "choice", name: "type", label: t("type"), options: TYPES.map((value) => ({ value, label: t(`types.${value}`) })) },
    { kind: "flag", name: "archived", label: t("withArchived") },
  ];
  const columns: Column<Account>[] = [
    { key: "code", header: t("account"), cell: (row) => <span><span className="mr-2 text-ink-3">{row.code}</span>{row.name}{row.otherName ? <span className="ml-2 text-ink-3 max-sm:ml-0 max-sm:block">{row.otherName}</span> : null}</span> },
    { key: "type", header: t("type"), cell: (row) => t(`types.${row.type as "asset"}`) },
    { key: "role", header: t("usedFor"), cell: (row) => (row.role ? t(`roles.${row.role as "bank"}`) : null) },
    { key: "kept", header: t("keptBy"), cell: (row) => (row.archived ? <StateBadge tone="quiet">{t("archived")}</StateBadge> : row.isControl ? <Chip>{t("controlled")}</Chip> : row.bankAccountId ? <Chip>{t("bankAccount")}</Chip> : null) },
    ...(may("ledger.setup") ? [{ key: "actions", header: t("actions"), className: "w-20", cell: (row: Account) => <Button size="small" tone="ghost" onClick={() => setEditing(row)} aria-label={t("editAccount.for", { account: row.code })}>{t("editAccount.verb")}</Button> }] : []),
  ];
  return (
    <>
      <FilterBar
        filters={filters}
        searchLabel={t("searchAccount")}
        end={may("ledger.setup") ? <span className="flex gap-2"><Button onClick={() => setAdding("bank")}>{t("newBank.verb")}</Button><Button onClick={() => setAdding("account")}>{t("newAccount.verb")}</Button></span> : undefined}
      />
      {query.error ? (
        <QueryFault error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable label={t("tabs.accounts")} columns={columns} rows={query.data?.rows} rowKey={(row) => row.id} rowHref={(row) => path(`/ledger/accounts/${row.id}`)} refreshing={query.isPlaceholderData} compact empty={<EmptyState title={t("noAccount.title")}>{t("noAccount.body")}</EmptyState>} />
      )}
      {adding ? <NewAccountDialog kind={adding} onClose={() => setAdding(null)} /> : null}
      {editing && !editing.bankAccountId ? <EditAccountDialog account={editing} onClose={() => setEditing(null)} /> : null}
      {editing?.bankAccountId ? <EditBankDialog account={editing.code} bankAccountId={editing.bankAccountId} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

interface NewAccount {
  code: string;
  accountCode: string;
  name: string;
  type: (typeof TYPES)[number];
  bank: string;
  number: string;
}

/** A ledger account, or a bank account with a ledger account of its own. */
function NewAccountDialog({ kind, onClose }: { kind: "account" | "bank"; onClose: () => void }) {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const words = kind === "bank" ? "newBank" : "newAccount";
  const form = useForm<NewAccount>({ defaultValues: { code: "", accountCode: "", name: "", type: "expense", bank: "", number: "" } });
  const { errors } = form.formState;
  const { draft, leave } = useDialogDraft(form, { key: `${kind === "bank" ? "bank" : "ledger"}-account/new`, onClose });
  const account = useCommand(trpc.ledger.createAccount, { form, doneText: t("newAccount.done"), onDone: leave });
  const bank = useCommand(trpc.ledger.createBankAccount, { form, doneText: t("newBank.done"), onDone: leave });
  const save = form.handleSubmit((v) => {
    if (kind === "bank") bank.run({ name: v.name, bank: v.bank, number: v.number, accountCode: v.accountCode });
    else account.run({ code: v.code, name: v.name, type: v.type });
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t(`${words}.title`)} description={t(`${words}.body`)} cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={account.pending || bank.pending} onClick={() => { form.clearErrors(); void save(); }}>{t(`${words}.submit`)}</Button>}>
      <form noValidate onSubmit={(event) => { form.clearErrors(); void save(event); }} className="flex flex-col gap-3">
        <DraftBar draft={draft} />
        <Field label={t("name")} required fault={errors.name?.message}><TextInput {...form.register("name")} maxLength={100} autoFocus /></Field>
        {kind === "bank" ? (
          <>
            <FieldRow>
              <Field label={t("newBank.bank")} fault={errors.bank?.message}><TextInput {...form.register("bank")} maxLength={100} /></Field>
              <Field label={t("newBank.number")} fault={errors.number?.message}><TextInput {...form.register("number")} maxLength={60} /></Field>
            </FieldRow>
            <Field label={t("newBank.code")} required hint={t("newBank.codeHint")} fault={errors.accountCode?.message}><TextInput {...form.register("accountCode")} maxLength={20} /></Field>
          </>
        ) : (
          <FieldRow>
            <Field label={t("code")} required hint={t("newAccount.codeHint")} fault={errors.code?.message}><TextInput {...form.register("code")} maxLength={20} /></Field>
            <Field label={t("type")} required fault={errors.type?.message}><Select {...form.register("type")} options={TYPES.map((value) => ({ value, label: t(`types.${value}`) }))} /></Field>
          </FieldRow>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function EditAccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: { name: account.name, archived: account.archived } });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "ledger-account", record: account, valuesOf: ({ name, archived }) => ({ name, archived }), onClose,
    read: async (accountId) => (await queryClient.fetchQuery({ ...trpc.ledger.accounts.queryOptions({ includeArchived: true }), staleTime: 0 })).rows.find(({ id }) => id === accountId),
  });
  const update = useCommand(trpc.ledger.updateAccount, { form, doneText: t("editAccount.done"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const save = form.handleSubmit(({ name, archived }) => {
    update.run({ accountId: account.id, version: kept.version, name, ...(account.role ? {} : { archived }) });
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t("editAccount.title", { account: account.code })} description={t("editAccount.body")} cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={update.pending} onClick={() => { form.clearErrors(); void save(); }}>{t("editAccount.save")}</Button>}>
      <form noValidate onSubmit={(event) => { form.clearErrors(); void save(event); }} className="flex flex-col gap-3">
        <DialogNotices of={kept} />
        <Field label={t("name")} required fault={form.formState.errors.name?.message}><TextInput {...form.register("name")} maxLength={100} autoFocus /></Field>
        {account.role ? null : <Checkbox label={t("editAccount.archive")} hint={t("editAccount.archiveHint")} {...form.register("archived")} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
