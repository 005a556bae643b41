"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { ConfirmDialog, Field, TextInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { ExposureRow } from "./exposure-list-type";
import { LimitDialog } from "./limit-dialog";

export interface CreditAsked {
  kind: "limit" | "hold" | "release";
  row: ExposureRow;
}

/** Sets a limit, or holds and releases a customer with a reason. */
export function CreditDialog({ asked: { kind, row }, onClose }: { asked: CreditAsked; onClose: () => void }) {
  return kind === "limit" ? <LimitDialog row={row} onClose={onClose} /> : <HoldDialog kind={kind} row={row} onClose={onClose} />;
}

function HoldDialog({ kind, row, onClose }: { kind: "hold" | "release"; row: ExposureRow; onClose: () => void }) {
  const t = useTranslations("credit");
  const trpc = useTRPC();
  const format = useFormat();
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  const { customerId } = row;
  const draft = useStateDraft({ key: `credit-${kind}/${customerId}`, values: { reason }, restore: (kept) => setReason(kept.reason) });
  const onDone = () => {
    draft.saved();
    onClose();
  };
  const hold = useCommand(trpc.credit.hold, { doneText: t("done.held"), onDone });
  const release = useCommand(trpc.credit.release, { doneText: t("done.released"), onDone });
  const confirm = () => {
    if (!reason.trim()) return setFault(t("reasonNeeded"));
    return kind === "hold" ? hold.run({ customerId, reason }) : release.run({ customerId, note: reason });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t(`ask.${kind}.title`, { name: row.name })}
      description={t(`ask.${kind}.body`, { exposure: format.money(row.exposureMinor) })}
      verb={t(`ask.${kind}.verb`)}
      danger={kind === "hold"}
      pending={hold.pending || release.pending}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        <DraftBar draft={draft} />
        <Field label={t("reason")} required fault={fault}><TextInput value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} autoFocus /></Field>
      </div>
    </ConfirmDialog>
  );
}
