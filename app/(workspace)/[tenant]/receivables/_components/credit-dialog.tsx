"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Checkbox, ConfirmDialog, Field, MoneyInput, TextInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { ExposureRow } from "./exposure-list-type";

export interface CreditAsked {
  kind: "limit" | "hold" | "release";
  row: ExposureRow;
}

/** Sets a limit, or holds and releases a customer with a reason. */
export function CreditDialog({ asked, onClose }: { asked: CreditAsked; onClose: () => void }) {
  const t = useTranslations("credit");
  const trpc = useTRPC();
  const format = useFormat();
  const { kind, row } = asked;
  const [reason, setReason] = useState("");
  const [limitMinor, setLimit] = useState<bigint | null>(row.limitMinor);
  const [unlimited, setUnlimited] = useState(row.limitMinor === null);
  const [fault, setFault] = useState<string>();
  const setLimitOf = useCommand(trpc.credit.setLimit, { doneText: t("done.limit"), onDone: onClose });
  const hold = useCommand(trpc.credit.hold, { doneText: t("done.held"), onDone: onClose });
  const release = useCommand(trpc.credit.release, { doneText: t("done.released"), onDone: onClose });
  const { customerId } = row;
  const confirm = () => {
    if (kind === "limit") {
      if (!unlimited && limitMinor === null) return setFault(t("limitNeeded"));
      return setLimitOf.run({ customerId, limitMinor: unlimited ? null : limitMinor });
    }
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
      pending={setLimitOf.pending || hold.pending || release.pending}
      onConfirm={confirm}
    >
      {kind === "limit" ? (
        <div className="flex flex-col gap-2">
          <Field label={t("limit")} fault={fault}><MoneyInput currency={format.homeCurrency} value={limitMinor} onChange={setLimit} disabled={unlimited} autoFocus /></Field>
          <Checkbox label={t("noLimit")} checked={unlimited} onChange={(event) => setUnlimited(event.target.checked)} />
        </div>
      ) : (
        <Field label={t("reason")} required fault={fault}><TextInput value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} autoFocus /></Field>
      )}
    </ConfirmDialog>
  );
}
