"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DocumentActions } from "@/app/(workspace)/_documents/use-document-actions";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, Field, LinkButton, TextInput, toastDone, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../../_member-context";
import type { Order } from "./order-type";

type Asked = { kind: "cancel" | "close" | "release" | "hold" } | { kind: "cancelLine"; lineId: string; lineNo: number };

interface DialogState {
  asked: Asked | null;
  close(): void;
}

/** What may be done with the order now: the natural next step and the rest, both from the record's own offers. */
export function useOrderActions(order: Order, documents: DocumentActions) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const offers = new Set(order.availableActions);
  const orderId = order.id;
  const may = useMay();
  const words = useTranslations("documents.send");
  const confirm = useCommand(trpc.orders.confirm, {
    onDone: (r) =>
      // ORD-12: a confirmed order offers to tell the customer.
      toastDone(t(`done.${r.outcome}`, { number: r.number }), {
        next: r.outcome === "confirmed" && may("documents.send") ? { label: words("offerVerb"), onSelect: () => documents.send({ kind: "order_confirmation", recordId: orderId }) } : undefined,
      }),
  });
  const prices = useCommand(trpc.orders.confirmPrices, { doneText: t("done.prices") });
  const draft = useCommand(trpc.orders.returnToDraft, { doneText: t("done.drafted") });
  const reinstate = useCommand(trpc.orders.reinstate, { doneText: t("done.reinstated") });
  const duplicate = useCommand(trpc.orders.duplicate, { doneText: (made) => t("done.duplicated", { number: made.number }), onDone: (made) => router.push(path(`/orders/${made.orderId}`)) });
  const reopen = useCommand(trpc.orders.reopen, { doneText: t("done.reopened") });
  const releaseDelivery = useCommand(trpc.orders.release, { doneText: t("done.deliveryReleased") });
  const manual = order.lines.filter((l) => l.priceStatus === "manual" && !l.cancelledAt).map((l) => l.id);
  const shortStopped = order.checks.some((c) => c.step === "availability" && c.outcome === "failed" && c.findings.every((f) => f.code === "orders.short_until"));
  const toShip = order.lines.some((l) => !l.cancelledAt && Number(l.ordered) - Number(l.cancelled) - Number(l.shipped) - Number(l.scheduled) > 0);
  const toInvoice = order.lines.some((l) => Number(l.shipped) - Number(l.invoiced) > 0);

  const primary = offers.has("confirm_prices") ? (
    <Button tone="primary" pending={prices.pending} onClick={() => prices.run({ orderId, orderLineIds: manual })}>{t("actions.confirm_prices")}</Button>
  ) : offers.has("confirm") ? (
    <Button tone="primary" pending={confirm.pending} onClick={() => confirm.run({ orderId, allowBackOrder: shortStopped ? true : undefined })}>
      {shortStopped ? t("actions.confirmBackOrder") : t("actions.confirm")}
    </Button>
  ) : offers.has("release_credit") ? (
    <Button tone="primary" onClick={() => setAsked({ kind: "release" })}>{t("actions.release_credit")}</Button>
  ) : offers.has("release_delivery") ? (
    <Button tone="primary" pending={releaseDelivery.pending} onClick={() => releaseDelivery.run({ orderId })}>{t("actions.release_delivery")}</Button>
  ) : offers.has("plan_shipment") && toShip ? (
    <LinkButton tone="primary" href={path(`/shipments/new?order=${orderId}`)}>{t("actions.plan_shipment")}</LinkButton>
  ) : order.status === "confirmed" && toInvoice ? (
    <LinkButton href={path(`/invoices/new?order=${orderId}`)}>{t("actions.invoice")}</LinkButton>
  ) : undefined;

  const menu: MenuAction[] = [
    ...documents.menu,
    ...(offers.has("edit") ? [{ id: "edit", label: t("actions.edit"), keys: "e", href: path(`/orders/${orderId}/edit`) }] : []),
    ...(offers.has("confirm") && shortStopped ? [{ id: "confirm", label: t("actions.confirm"), onSelect: () => confirm.run({ orderId, allowBackOrder: false }) }] : []),
    ...(may("orders.edit") && order.lines.some((line) => !line.cancelledAt) ? [{ id: "duplicate", label: t("actions.duplicate"), onSelect: () => duplicate.run({ orderId }) }] : []),
    ...(offers.has("return_to_draft") ? [{ id: "draft", label: t("actions.return_to_draft"), onSelect: () => draft.run({ orderId }) }] : []),
    ...(offers.has("reinstate") ? [{ id: "reinstate", label: t("actions.reinstate"), onSelect: () => reinstate.run({ orderId }) }] : []),
    ...(offers.has("hold_delivery") && toShip ? [{ id: "hold", label: t("actions.hold_delivery"), onSelect: () => setAsked({ kind: "hold" }) }] : []),
    ...(offers.has("reopen") ? [{ id: "reopen", label: t("actions.reopen"), onSelect: () => reopen.run({ orderId }) }] : []),
    ...(offers.has("close") ? [{ id: "close", label: t("actions.close"), separated: true, onSelect: () => setAsked({ kind: "close" }) }] : []),
    ...(offers.has("cancel") ? [{ id: "cancel", label: t("actions.cancel"), danger: true, onSelect: () => setAsked({ kind: "cancel" }) }] : []),
  ];
  return {
    primary,
    menu,
    dialog: { asked, close: () => setAsked(null) } satisfies DialogState,
    askCancelLine: (line: { id: string; lineNo: number }) => setAsked({ kind: "cancelLine", lineId: line.id, lineNo: line.lineNo }),
  };
}

/** The dialogs of what needs a reason. */
export function OrderActions({ order, state }: { order: Order; state: DialogState }) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const format = useFormat();
  const [reason, setReason] = useState("");
  const finish = () => {
    setReason("");
    state.close();
  };
  const cancel = useCommand(trpc.orders.cancel, { doneText: t("done.cancelled"), onDone: finish });
  const close = useCommand(trpc.orders.close, { doneText: t("done.closed"), onDone: finish });
  const release = useCommand(trpc.orders.releaseCredit, { doneText: (r) => t(r.outcome === "confirmed" ? "done.released" : "done.stopped", { number: r.number }), onDone: finish });
  const hold = useCommand(trpc.orders.hold, { doneText: t("done.deliveryHeld"), onDone: finish });
  const cancelLine = useCommand(trpc.orders.cancelLine, { doneText: t("done.lineCancelled"), onDone: finish });
  const { asked } = state;
  if (!asked) return null;
  const orderId = order.id;
  const words = {
    cancel: { verb: t("actions.cancel"), text: t("ask.cancel", { number: order.number, amount: format.money(order.grossMinor, order.currency) }), run: () => cancel.run({ orderId, reason }) },
    close: { verb: t("actions.close"), text: t("ask.close", { number: order.number }), run: () => close.run({ orderId, reason }) },
    release: { verb: t("actions.release_credit"), text: t("ask.release", { number: order.number }), run: () => release.run({ orderId, note: reason }) },
    hold: { verb: t("actions.hold_delivery"), text: t("ask.hold", { number: order.number }), run: () => hold.run({ orderId, reason }) },
    cancelLine: {
      verb: t("actions.cancelLine"),
      text: t("ask.cancelLine", { number: order.number, line: asked.kind === "cancelLine" ? asked.lineNo : 0 }),
      run: () => asked.kind === "cancelLine" && cancelLine.run({ orderId, orderLineId: asked.lineId, reason }),
    },
  }[asked.kind];
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => (open ? undefined : finish())}
      title={words.verb}
      description={words.text}
      verb={words.verb}
      danger={asked.kind !== "release" && asked.kind !== "hold"}
      pending={cancel.pending || close.pending || release.pending || hold.pending || cancelLine.pending}
      onConfirm={words.run}
    >
      <Field label={asked.kind === "release" ? t("actions.note") : t("actions.reason")} hint={t("actions.reasonHint")} required>
        <TextInput value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
