"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { ConfirmDialog, DateInput, Field, Select, TextInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

export type Receipt = RouterOutputs["receivables"]["receipt"];
interface DialogProps {
  receipt: Receipt;
  onClose: () => void;
}

/** The money did not come, or was entered wrongly. */
export function ReverseDialog({ receipt, onClose }: DialogProps) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  const reverse = useCommand(trpc.receivables.reverseReceipt, { doneText: t("done.reversed"), onDone: onClose });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("reverse.title", { number: receipt.number })}
      description={t("reverse.body", { amount: format.money(receipt.amountMinor), allocated: format.money(receipt.allocatedMinor) })}
      verb={t("reverse.verb")}
      pending={reverse.pending}
      onConfirm={() => (reason.trim() ? reverse.run({ receiptId: receipt.id, reason }) : setFault(t("reverse.reasonNeeded")))}
    >
      <Field label={t("reverse.reason")} required fault={fault}><TextInput value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} /></Field>
    </ConfirmDialog>
  );
}

/** The bank paid a note. */
export function CollectDialog({ receipt, onClose }: DialogProps) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const banks = useQuery(trpc.ledger.bankAccounts.queryOptions({}));
  const rows = (banks.data?.rows ?? []).filter((bank) => bank.role !== "cash");
  const [bankAccountId, setBank] = useState("");
  const [on, setOn] = useState<string | null>(format.today);
  const collect = useCommand(trpc.receivables.collectNote, { doneText: t("done.collected"), onDone: onClose });
  const chosen = bankAccountId || rows[0]?.id || "";
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("collect.title", { number: receipt.noteNumber ?? receipt.number })}
      description={t("collect.body", { amount: format.money(receipt.amountMinor) })}
      verb={t("collect.verb")}
      pending={collect.pending}
      onConfirm={() => collect.run({ receiptId: receipt.id, bankAccountId: chosen, on: on ?? undefined })}
    >
      <div className="flex flex-col gap-3">
        <Field label={t("form.bankAccount")} required><Select value={chosen} onChange={(event) => setBank(event.target.value)} options={rows.map((b) => ({ value: b.id, label: b.name }))} /></Field>
        <Field label={t("collect.on")} required><DateInput value={on} onChange={setOn} max={format.today} /></Field>
      </div>
    </ConfirmDialog>
  );
}
