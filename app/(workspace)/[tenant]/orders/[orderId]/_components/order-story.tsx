"use client";

import { useTranslations } from "next-intl";
import { StoryLine, type StateTone, type StoryStage } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../_member-context";
import { toneOfOrder, toneOfShipment } from "../../_components/order-tones";
import type { Order } from "./order-type";

/** The thin line across the top: order, shipments, returns, invoices, receipts, each with its state, each a link. */
export function OrderStory({ order }: { order: Order }) {
  const t = useTranslations("orders");
  const s = useTranslations("shipments");
  const path = useWorkspacePath();
  const { today } = useFormat();
  const { shipments, returns, invoices, receipts } = order.documents;
  const invoiceState = (invoice: (typeof invoices)[number]): { state: string; tone: StateTone } => {
    if (invoice.kind === "credit_note" || invoice.openMinor === 0n) return { state: t("record.settled"), tone: "settled" };
    if (invoice.dueOn < today) return { state: t("record.overdue"), tone: "late" };
    return invoice.openMinor < invoice.grossMinor ? { state: t("record.partly"), tone: "waiting" } : { state: t("record.open"), tone: "waiting" };
  };
  const stages: StoryStage[] = [
    {
      title: t("record.stages.order"),
      documents: [{ id: order.id, label: order.number, href: path(`/orders/${order.id}`), state: t(`status.${order.status as "draft"}`), tone: toneOfOrder[order.status] ?? "quiet", current: true }],
    },
    {
      title: t("record.stages.shipments"),
      empty: t("record.notShipped"),
      documents: shipments.map((d) => ({ id: d.id, label: d.number, href: path(`/shipments/${d.id}`), state: s(`status.${d.status as "planned"}`), tone: toneOfShipment[d.status] ?? "quiet" })),
    },
    ...(returns.length > 0
      ? [{ title: t("record.stages.returns"), documents: returns.map((d) => ({ id: d.id, label: d.number, href: path(`/returns/${d.id}`), state: d.shipmentNumber, tone: "quiet" as const })) }]
      : []),
    {
      title: t("record.stages.invoices"),
      empty: t("record.notInvoiced"),
      documents: invoices.map((d) => ({ id: d.id, label: d.number, href: path(`/invoices/${d.id}`), ...invoiceState(d) })),
    },
    {
      title: t("record.stages.receipts"),
      empty: t("record.notReceived"),
      documents: receipts
        .filter((d) => d.status === "posted")
        .map((d) => ({ id: d.id, label: d.number, href: path(`/receivables/receipts/${d.id}`), state: t("record.settled"), tone: "settled" as const })),
    },
  ];
  return <StoryLine label={t("record.story")} stages={stages} />;
}
