"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import { useEdited } from "@/app/(workspace)/_collisions/use-edited";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { useSend } from "@/app/_trpc/use-send";
import { Button, Dialog, Field, Select, toastDone, toastFault } from "@/app/_ui";

interface Handed {
  readonly id: string;
  readonly name: string;
  readonly ownerUserId: string | null;
}

type Owners = Record<string, string | null>;
const ownersOf = (customers: readonly Handed[]): Owners => Object.fromEntries(customers.map(({ id, ownerUserId }) => [id, ownerUserId]));
/** Null is nobody. */
const chosenOwner = (choice: string) => (choice === "none" ? null : choice);

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
  const { edited, given, asked, setAsked } = useHandedOver(customers);
  const takeBack = useTakeBack();
  const assign = useCommand(trpc.customers.assignOwner, {
    onDone: ({ changed }, input) => {
      toastDone(t("done", { count: changed }), { undo: { label: undo("undo"), onUndo: () => void takeBack(edited.opened.values, input) } });
      onClose();
      onDone();
    },
    onRefused: edited.onRefused,
  });
  const run = () => {
    if (!owner) return setFault(t("needed"));
    if (given.length === 0) return onClose();
    setAsked(chosenOwner(owner));
    assign.run({ customerIds: given.map(({ id }) => id), ownerUserId: chosenOwner(owner), seen: given.map(({ id }) => ({ customerId: id, ownerUserId: edited.opened.values[id] ?? null })) });
  };
  const nameOf = (userId: string | null) => choices.data?.owners.find((one) => one.userId === userId)?.name ?? (userId ? t("formerMember") : t("nobody"));
  return (
    <Dialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t("title", { count: given.length })}
      description={t("body")}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={assign.pending} onClick={run}>{t("verb")}</Button>}
    >
      <div className="flex flex-col gap-4">
        <CollisionPanel
          edited={edited}
          labelOf={(id) => customers.find((one) => one.id === id)?.name}
          // Mine is whoever is chosen now, also when that was changed since.
          show={(_, value) => nameOf(value === asked && owner ? chosenOwner(owner) : (value as string | null))}
        />
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
      </div>
    </Dialog>
  );
}

/** Which of the customers are handed over: all, until it turns out that some were given to others meanwhile and are left to them. */
function useHandedOver(customers: readonly Handed[]) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [left, setLeft] = useState<Owners>({});
  const [asked, setAsked] = useState<string | null>();
  const edited = useEdited<Owners>({
    start: { version: 0, values: ownersOf(customers) },
    reread: async () => {
      const { rows } = await queryClient.fetchQuery({ ...trpc.customers.owners.queryOptions({ customerIds: customers.map(({ id }) => id) }), staleTime: 0 });
      return { version: 0, values: Object.fromEntries(rows.map((row) => [row.customerId, row.ownerUserId])) };
    },
    read: () => Object.fromEntries(customers.map(({ id }) => [id, id in left ? (left[id] ?? null) : (asked ?? null)])),
    write: (id, value) =>
      setLeft(({ [id]: _, ...others }) => (value === asked ? others : { ...others, [id]: value as string | null })),
  });
  return { edited, given: customers.filter(({ id }) => !(id in left)), asked, setAsked };
}

/** Gives customers back to whom they belonged, unless somebody else was given them since. */
function useTakeBack() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const send = useSend(trpc.customers.assignOwner);
  const { describe } = useErrorText();
  return async (before: Owners, given: { customerIds: readonly string[]; ownerUserId: string | null }) => {
    const owners = [...new Set(given.customerIds.map((id) => before[id] ?? null))];
    try {
      for (const ownerUserId of owners) {
        const customerIds = given.customerIds.filter((id) => (before[id] ?? null) === ownerUserId);
        await send({ customerIds: customerIds as never[], ownerUserId: ownerUserId as never, seen: customerIds.map((customerId) => ({ customerId: customerId as never, ownerUserId: given.ownerUserId as never })) });
      }
    } catch (error) {
      toastFault(describe(error).text);
    }
    await queryClient.invalidateQueries();
  };
}
