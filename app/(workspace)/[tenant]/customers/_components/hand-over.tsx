"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, Select } from "@/app/_ui";

/** Gives the chosen customers to another member, or to nobody (CUS-03). */
export function HandOver({ customerIds, onDone }: { customerIds: readonly string[]; onDone: () => void }) {
  const t = useTranslations("customers.handOver");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{t("open")}</Button>
      {open ? <HandOverDialog customerIds={customerIds} onClose={() => setOpen(false)} onDone={onDone} /> : null}
    </>
  );
}

function HandOverDialog({ customerIds, onClose, onDone }: { customerIds: readonly string[]; onClose: () => void; onDone: () => void }) {
  const t = useTranslations("customers.handOver");
  const trpc = useTRPC();
  const choices = useQuery(trpc.customers.choices.queryOptions({}));
  const [owner, setOwner] = useState("");
  const [fault, setFault] = useState<string>();
  const assign = useCommand(trpc.customers.assignOwner, {
    doneText: ({ changed }) => t("done", { count: changed }),
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const run = () => {
    if (!owner) return setFault(t("needed"));
    assign.run({ customerIds: [...customerIds], ownerUserId: owner === "none" ? null : owner });
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t("title", { count: customerIds.length })}
      description={t("body")}
      actions={<Button tone="primary" keys="Ctrl+Enter" pending={assign.pending} onClick={run}>{t("verb")}</Button>}
    >
      <Field label={t("owner")} required fault={fault}>
        <Select
          value={owner}
          placeholder={t("choose")}
          onChange={(event) => {
            setOwner(event.target.value);
            setFault(undefined);
          }}
          options={[...(choices.data?.owners ?? []).map(({ userId, name }) => ({ value: userId, label: name })), { value: "none", label: t("nobody") }]}
        />
      </Field>
    </Dialog>
  );
}
