"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { RecordFiles } from "@/app/(workspace)/_documents/record-files";
import { useDocumentActions } from "@/app/(workspace)/_documents/use-document-actions";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Chip, PageSkeleton, RecordColumns, RecordHeader, Section, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../_member-context";
import { toneOfOrder, toneOfProgress } from "../../_components/order-tones";
import { OrderActions, useOrderActions } from "./order-actions";
import { OrderChecks } from "./order-checks";
import { OrderDetails } from "./order-details";
import { OrderLines } from "./order-lines";
import { OrderStory } from "./order-story";
import { OrderTotals } from "./order-totals";
import type { Order } from "./order-type";

/** One order from entry to cash. */
export function OrderRecord({ orderId }: { orderId: string }) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const query = useQuery(trpc.orders.get.queryOptions({ orderId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  return <Loaded order={query.data} />;
}

function Loaded({ order }: { order: Order }) {
  const t = useTranslations("orders");
  const format = useFormat();
  const path = useWorkspacePath();
  const documents = useDocumentActions([{ kind: "order_confirmation", recordId: order.id }]);
  const actions = useOrderActions(order, documents);
  const alive = order.status === "confirmed" || order.status === "closed";
  return (
    <>
      <RecordHeader
        number={order.number}
        party={<Link href={path(`/customers/${order.customerId}`)} className="hover:text-accent hover:underline">{order.customerName}</Link>}
        amount={format.money(order.grossMinor, order.currency)}
        state={
          <>
            <StateBadge tone={toneOfOrder[order.status] ?? "quiet"}>{t(`status.${order.status as "draft"}`)}</StateBadge>
            {order.deliveryHeld ? <StateBadge tone="late">{t("record.deliveryHeld")}</StateBadge> : null}
            {alive ? <StateBadge tone={toneOfProgress[order.progress] ?? "quiet"}>{t(`progress.${order.progress as "open"}`)}</StateBadge> : null}
          </>
        }
        meta={
          <>
            <span>{format.date(order.orderedOn)}</span>
            {order.customerReference ? <span>{t("referenceShort", { reference: order.customerReference })}</span> : null}
            {order.channel === "direct" && !order.externalKey ? null : <Chip>{[t(`channel.${order.channel as "web"}`), order.externalKey].filter(Boolean).join(" · ")}</Chip>}
          </>
        }
        primary={actions.primary}
        actions={actions.menu}
        story={<OrderStory order={order} />}
      />
      <OrderActions order={order} state={actions.dialog} />
      {documents.dialog}
      <RecordColumns aside={<><OrderDetails order={order} /><RecordTimeline type="order" id={order.id} /></>}>
        {order.status === "draft" || order.status === "credit_hold" || order.checks.length > 0 ? (
          <Section title={t("record.checks")}>
            <OrderChecks order={order} />
          </Section>
        ) : null}
        <Section flush title={t("record.lines")}>
          <OrderLines order={order} onCancelLine={actions.askCancelLine} />
        </Section>
        <OrderTotals order={order} />
        <RecordFiles type="order" id={order.id} />
      </RecordColumns>
    </>
  );
}
