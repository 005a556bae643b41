"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { LinkButton, PageHeader, PageSkeleton } from "@/app/_ui";
import { useWorkspacePath } from "../../../../_member-context";
import { OrderForm, type OrderToEdit } from "../../_components/order-form";
import type { Order } from "../_components/order-type";

/** Opens the form on a draft as it was when the screen was opened; a later change elsewhere is found out when saving. */
export function EditOrder({ orderId }: { orderId: string }) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const query = useQuery(trpc.orders.get.queryOptions({ orderId }, { refetchOnWindowFocus: false, refetchInterval: false }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  return (
    <>
      <PageHeader title={t("entry.titleEdit", { number: query.data.number })} secondary={<LinkButton href={path(`/orders/${orderId}`)}>{t("entry.back")}</LinkButton>} />
      <OrderForm
        key={query.data.id}
        edit={toEdit(query.data)}
        reread={async () => {
          const { data } = await query.refetch();
          return data && toEdit(data);
        }}
      />
    </>
  );
}

function toEdit(order: Order): OrderToEdit {
  const freight = order.charges.find((c) => c.kind === "freight");
  return {
    orderId: order.id,
    number: order.number,
    version: order.version,
    customer: { id: order.customerId, label: order.customerName, detail: order.customerCode },
    header: {
      legalEntityId: order.legalEntityId,
      contactId: order.contactId ?? undefined,
      paymentTermsId: order.paymentTermsId ?? undefined,
      warehouseId: order.warehouseId,
      requiredOn: order.requiredOn,
      orderedOn: order.orderedOn,
      customerReference: order.customerReference ?? undefined,
      buyerName: order.buyerName ?? undefined,
      carrier: order.carrier ?? undefined,
      route: order.route ?? undefined,
      notes: order.notes ?? undefined,
      allowBackOrder: order.allowBackOrder,
      freightMinor: freight?.amountMinor ?? null,
      type: order.type as "domestic",
    },
    lines: order.lines
      .filter((l) => !l.cancelledAt)
      .map((l) => ({
        key: l.id,
        item: { id: l.itemId, label: l.itemCode, detail: l.description },
        quantity: l.quantity,
        unitPrice: l.priceStatus === "rule" ? null : l.unitPrice,
        discountPercent: l.priceStatus === "rule" ? null : l.discountPercent,
        requiredOn: l.requiredOn === order.requiredOn ? null : l.requiredOn,
        shipSeparately: l.shipSeparately,
      })),
  };
}
