"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, DateInput, Dialog, Field } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { allocationFaults } from "./allocation-faults";
import { AllocationGrid, allocationsOf, type Amounts } from "./allocation-grid";

export interface Allocatable {
  /** Of the customer's credit. */
  id: string;
  customerId: string;
  number: string;
  openMinor: bigint;
}

/** Puts what is left of a receipt, an advance or a credit note against the customer's open documents (COL-05, BIL-06). */
export function AllocateDialog({ credit, onClose }: { credit: Allocatable; onClose: () => void }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const { textOf } = useErrorText();
  const [amounts, setAmounts] = useState<Amounts>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [on, setOn] = useState<string | null>(format.today);
  const draft = useStateDraft({
    key: `allocation/${credit.id}`,
    values: { amounts, on },
    restore: (kept) => {
      setAmounts(kept.amounts);
      setOn(kept.on);
    },
  });
  const allocate = useCommand(trpc.receivables.allocate, {
    doneText: t("done.allocated"),
    onDone: () => {
      draft.saved();
      onClose();
    },
    onRefused: (refusal, input) => setFaults(allocationFaults(refusal, input.allocations, textOf)),
  });
  const allocations = allocationsOf(amounts);
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("allocate.title", { number: credit.number })}
      description={t("allocate.body", { amount: format.money(credit.openMinor) })}
      cancels
      actions={
        <Button tone="primary" pending={allocate.pending} disabled={allocations.length === 0} onClick={() => allocate.run({ creditId: credit.id, on: on ?? undefined, allocations })}>
          {t("allocate.verb")}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <DraftBar draft={draft} />
        <Field label={t("allocate.on")} className="w-44"><DateInput value={on} onChange={setOn} max={format.today} /></Field>
        <AllocationGrid customerId={credit.customerId} availableMinor={credit.openMinor} amounts={amounts} onChange={setAmounts} faults={faults} />
      </div>
    </Dialog>
  );
}
