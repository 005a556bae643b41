"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { useSend } from "@/app/_trpc/use-send";
import { Button, Dialog, Field, Select, toastDone, toastFault } from "@/app/_ui";

interface Handed {
  readonly id: string;
  readonly ownerUserId: string | null;
}

/** Gives the chosen customers to another member, or to nobody, and back to whom they belonged (CUS-03). */
export function HandOver({ customers, onDone }: { customers: readonly Handed[]; onDone: () => void }) {
  const t = useTranslations("customers.handOver");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{t("open")}</Button>
      {open ? <HandOverDialog customers={customers} onClose={() => setOpen(false)} onDone={onDone} /> : null}
    </>
  );
}

function HandOverDialog({ customers, onClose, onDone }: { customers: readonly Handed[]; onClose: () => void; onDone: () => void }) {
  const t = useTranslations("customers.handOver");
  const undo = useTranslations("lists.views");
  const trpc = useTRPC();
  const choices = useQuery(trpc.customers.choices.queryOptions({}));
  const [owner, setOwner] = useState("");
  const [fault, setFault] = useState<string>();
  const queryClient = useQueryClient();
  const send = useSend(trpc.customers.assignOwner);
  const { describe } = useErrorText();
  const takeBack = async () => {
    const owners = [...new Set(customers.map((one) => one.ownerUserId))];
    try {
      for (const ownerUserId of owners) {
        await send({ customerIds: customers.filter((one) => one.ownerUserId === ownerUserId).map((one) => one.id as never), ownerUserId: ownerUserId as never });
      }
    } catch (error) {
      toastFault(describe(error).text);
    }
    await queryClient.invalidateQueries();
  };
  const assign = useCommand(trpc.customers.assignOwner, {
    onDone: ({ changed }) => {
      toastDone(t("done", { count: changed }), { undo: { label: undo("undo"), onUndo: () => void takeBack() } });
      onClose();
      onDone();
    },
  });
  const run = () => {
    if (!owner) return setFault(t("needed"));
    assign.run({ customerIds: customers.map((one) => one.id as never), ownerUserId: owner === "none" ? null : owner });
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t("title", { count: customers.length })}
      description={t("body")}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={assign.pending} onClick={run}>{t("verb")}</Button>}
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
