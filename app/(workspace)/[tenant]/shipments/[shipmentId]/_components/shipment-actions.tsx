"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, DateInput, Field, LinkButton, TextInput, type MenuAction } from "@/app/_ui";
import { useMember, useWorkspacePath } from "../../../../_member-context";
import type { Shipment } from "./shipment-record-type";

type Asked = "dispatch" | "deliver" | "cancel" | "reverse";
const ASKED: readonly string[] = ["dispatch", "deliver", "cancel", "reverse"] satisfies Asked[];

/** The natural next step as the one primary action, the rest in the menu; both from what the record offers. */
export function useShipmentActions(shipment: Shipment, documents: readonly MenuAction[]) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const [asked, setAsked] = useState<Asked | null>(null);
  const offers: ReadonlySet<string> = new Set(shipment.availableActions);
  const shipmentId = shipment.id;
  const release = useCommand(trpc.shipments.release, { doneText: t("done.release") });
  const pack = useCommand(trpc.shipments.pack, { doneText: t("done.pack") });
  const unpack = useCommand(trpc.shipments.unpack, { doneText: t("done.unpack") });
  const reinstate = useCommand(trpc.shipments.reinstate, { doneText: t("done.reinstate") });
  const direct = { release, pack, unpack, reinstate };
  const links: Record<string, string> = {
    edit: path(`/shipments/${shipmentId}/edit`),
    return: path(`/returns/new?shipment=${shipmentId}`),
    invoice: path(`/invoices/new?shipments=${shipmentId}`),
  };
  const act = (id: string) => {
    if (ASKED.includes(id)) setAsked(id as Asked);
    else direct[id as keyof typeof direct].run({ shipmentId });
  };
  const next = ["release", "pack", "dispatch", "invoice", "deliver", "reinstate"].find((id) => offers.has(id)) ?? null;
  const label = (id: string) => t(`actions.${id as Asked}`);
  const pending = Object.values(direct).some((command) => command.pending);
  let primary: ReactNode;
  if (next && links[next]) primary = <LinkButton tone="primary" href={links[next]}>{label(next)}</LinkButton>;
  else if (next) primary = <Button tone="primary" pending={pending} onClick={() => act(next)}>{label(next)}</Button>;
  const menu: MenuAction[] = [
    ...documents,
    ...["edit", "dispatch", "deliver", "unpack", "return", "invoice", "reinstate"]
      .filter((id) => offers.has(id) && id !== next)
      .map((id): MenuAction => ({ id, label: label(id), keys: id === "edit" ? "e" : undefined, ...(links[id] ? { href: links[id] } : { onSelect: () => act(id) }) })),
    ...["reverse", "cancel"].filter((id) => offers.has(id)).map((id): MenuAction => ({ id, label: label(id), danger: true, separated: true, onSelect: () => act(id) })),
  ];
  return { primary, menu, asked, close: () => setAsked(null) };
}

/** Asks before what posts or withdraws, and says what will happen. */
export function ShipmentAsk({ shipment, asked, onClose }: { shipment: Shipment; asked: Asked | null; onClose: () => void }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const { workspace } = useMember();
  const [on, setOn] = useState<string | null>(workspace.today);
  const [reason, setReason] = useState("");
  const [carrier, setCarrier] = useState(shipment.carrier ?? "");
  const [trackingNumber, setTracking] = useState(shipment.trackingNumber ?? "");
  const options = (id: Asked) => ({ doneText: t(`done.${id}`), onDone: onClose });
  const dispatch = useCommand(trpc.shipments.dispatch, options("dispatch"));
  const deliver = useCommand(trpc.shipments.deliver, options("deliver"));
  const cancel = useCommand(trpc.shipments.cancel, options("cancel"));
  const reverse = useCommand(trpc.shipments.reverseDispatch, options("reverse"));
  if (!asked) return null;
  const shipmentId = shipment.id;
  const day = on ?? undefined;
  const run = {
    dispatch: () => dispatch.run({ shipmentId, on: day, carrier, trackingNumber }),
    deliver: () => deliver.run({ shipmentId, on: day }),
    cancel: () => cancel.run({ shipmentId }),
    reverse: () => reverse.run({ shipmentId, on: day, reason }),
  }[asked];
  const said = { number: shipment.number, warehouse: shipment.warehouseName, customer: shipment.customerName, count: shipment.lines.length };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t(`actions.${asked}`)}
      description={t(`ask.${asked}`, said)}
      verb={t(`actions.${asked}`)}
      danger={asked === "cancel" || asked === "reverse"}
      pending={dispatch.pending || deliver.pending || cancel.pending || reverse.pending}
      onConfirm={run}
    >
      <div className="flex flex-col gap-3">
        {asked === "cancel" ? null : <Field label={t("ask.on")} hint={t("ask.onHint")}><DateInput value={on} onChange={setOn} max={workspace.today} /></Field>}
        {asked === "dispatch" ? (
          <>
            <Field label={t("plan.carrier")}><TextInput value={carrier} onChange={(event) => setCarrier(event.target.value)} /></Field>
            <Field label={t("edit.tracking")}><TextInput value={trackingNumber} onChange={(event) => setTracking(event.target.value)} /></Field>
          </>
        ) : null}
        {asked === "reverse" ? <Field label={t("ask.reason")} hint={t("ask.reasonHint")} required><TextInput value={reason} onChange={(event) => setReason(event.target.value)} /></Field> : null}
      </div>
    </ConfirmDialog>
  );
}
