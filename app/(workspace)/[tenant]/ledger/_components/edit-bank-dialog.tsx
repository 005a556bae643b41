"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, Dialog, Field, FieldRow, TextInput } from "@/app/_ui";

type BankAccount = RouterOutputs["ledger"]["bankAccounts"]["rows"][number];

/** Name, bank and number of a bank account, and whether receipts may still name it. */
export function EditBankDialog({ account, bankAccountId, onClose }: { account: string; bankAccountId: string; onClose: () => void }) {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const query = useQuery(trpc.ledger.bankAccounts.queryOptions({ includeArchived: true }));
  const bank = query.data?.rows.find((row) => row.id === bankAccountId);
  if (bank) return <BankForm bank={bank} onClose={onClose} />;
  if (!query.error) return null;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t("editBank.title", { account })}>
      <QueryFault compact error={query.error} onRetry={() => void query.refetch()} />
    </Dialog>
  );
}

const valuesOf = ({ name, bank, number, archived }: BankAccount) => ({ name, bank: bank ?? "", number: number ?? "", archived });

function BankForm({ bank, onClose }: { bank: BankAccount; onClose: () => void }) {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const form = useForm({ defaultValues: valuesOf(bank) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "bank-account", record: bank, valuesOf: valuesOf, onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.ledger.bankAccounts.queryOptions({ includeArchived: true }), staleTime: 0 })).rows.find(({ id }) => id === recordId),
  });
  const { errors } = form.formState;
  const update = useCommand(trpc.ledger.updateBankAccount, { form, doneText: t("editBank.done"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const save = form.handleSubmit((values) => update.run({ bankAccountId: bank.id, version: kept.version, ...values }));
  const submit = (event?: React.FormEvent) => {
    form.clearErrors();
    void save(event);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("editBank.title", { account: bank.accountCode })}
      description={t("editBank.body")}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={update.pending} onClick={() => submit()}>{t("editBank.save")}</Button>}
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(event); }} className="flex flex-col gap-3">
        <DialogNotices of={kept} />
        <Field label={t("name")} required fault={errors.name?.message}><TextInput {...form.register("name")} maxLength={100} autoFocus /></Field>
        <FieldRow>
          <Field label={t("newBank.bank")} fault={errors.bank?.message}><TextInput {...form.register("bank")} maxLength={100} /></Field>
          <Field label={t("newBank.number")} fault={errors.number?.message}><TextInput {...form.register("number")} maxLength={60} /></Field>
        </FieldRow>
        <Checkbox label={t("editBank.archive")} hint={t("editBank.archiveHint")} {...form.register("archived")} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
