"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { LinkButton, PageHeader, PageSkeleton } from "@/app/_ui";
import { useWorkspacePath } from "../../../../_member-context";
import { OrderForm } from "../../_components/order-form";
import { toEdit } from "./order-to-edit";

/** Opens the form on a draft as it was when the screen was opened; a later change elsewhere is found out when saving. */
export function EditOrder({ orderId }: { orderId: string }) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const query = useQuery(trpc.orders.get.queryOptions({ orderId }, { refetchOnWindowFocus: false, refetchInterval: false }));
  const units = useQuery(trpc.orders.lineUnits.queryOptions({ orderId }, { refetchOnWindowFocus: false, refetchInterval: false }));
  const failed = query.error ? query : units.error ? units : null;
  if (failed) return <QueryFault error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!query.data || !units.data) return <PageSkeleton label={t("title")} />;
  return (
    <>
      <PageHeader title={t("entry.titleEdit", { number: query.data.number })} secondary={<LinkButton href={path(`/orders/${orderId}`)}>{t("entry.back")}</LinkButton>} />
      <OrderForm
        key={query.data.id}
        edit={toEdit(query.data, units.data)}
        reread={async () => {
          // A colleague may have added an item: its units are read with it.
          const [order, known] = await Promise.all([query.refetch(), units.refetch()]);
          return order.data && toEdit(order.data, known.data ?? []);
        }}
      />
    </>
  );
}
