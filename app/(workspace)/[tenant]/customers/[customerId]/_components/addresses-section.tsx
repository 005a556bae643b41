"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, EmptyState, Menu, Section, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { postalLines } from "@/server/kernel/postal-address";
import { ADDRESS_KINDS, type Address } from "./address";

const AddressDialog = onDemand(() => import("./address-dialog").then((module) => module.AddressDialog));

/** Ship-to, bill-to and sold-to addresses, each kind with its default (CUS-11). */
export function AddressesSection({ customerId, addresses, mayEdit }: { customerId: string; addresses: readonly Address[]; mayEdit: boolean }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const format = useFormat();
  const [editing, setEditing] = useState<Address | "new" | null>(null);
  const [named, setNamed] = useState("");
  const makeDefault = useCommand(trpc.customers.setDefaultAddress, { doneText: () => t("addresses.madeDefault", { label: named }) });
  const archive = useCommand(trpc.customers.archiveAddress, { doneText: () => t("addresses.removed", { label: named }) });
  const actionsOf = (address: Address): MenuAction[] => [
    { id: "edit", label: t("addresses.edit"), onSelect: () => setEditing(address) },
    ...(address.isDefault
      ? []
      : [{ id: "default", label: t("addresses.makeDefault"), onSelect: () => (setNamed(address.label), makeDefault.run({ customerAddressId: address.id })) }]),
    {
      id: "remove",
      label: t("addresses.remove"),
      separated: true,
      onSelect: () => (setNamed(address.label), archive.run({ customerAddressId: address.id, version: address.version })),
    },
  ];
  return (
    <Section
      title={t("addresses.title")}
      actions={mayEdit ? <Button size="small" onClick={() => setEditing("new")}>{t("addresses.add")}</Button> : undefined}
    >
      {addresses.length === 0 ? <EmptyState compact title={t("addresses.empty")} /> : null}
      <div className="grid grid-cols-1 gap-x-8 gap-y-4 sm:grid-cols-3">
        {ADDRESS_KINDS.map((kind) => {
          const own = addresses.filter((address) => address.kind === kind);
          if (own.length === 0) return null;
          return (
            <div key={kind} className="flex min-w-0 flex-col">
              <h3 className="text-label font-medium text-ink-3">{t(`addresses.kinds.${kind}`)}</h3>
              {own.map((address) => (
                <div key={address.id} className="flex items-start justify-between gap-2 border-b py-2 last:border-b-0">
                  <div className="min-w-0">
                    <p className="flex flex-wrap items-center gap-2">
                      <span className="font-medium">{address.label}</span>
                      {address.isDefault ? <Chip tone="settled">{t("addresses.default")}</Chip> : null}
                    </p>
                    <address className="text-ink-2 not-italic">
                      {postalLines(address, format.country).map((line, index) => <span key={index} className="block break-words">{line}</span>)}
                    </address>
                  </div>
                  {mayEdit ? <Menu actions={actionsOf(address)} label={t("addresses.actions", { label: address.label })} /> : null}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {editing ? <AddressDialog customerId={customerId} address={editing === "new" ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Section>
  );
}
