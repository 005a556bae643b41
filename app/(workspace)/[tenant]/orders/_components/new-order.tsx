"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { TableSkeleton } from "@/app/_ui";
import { OrderForm } from "./order-form";

/** A new order, for the customer one comes from when the address names one. */
export function NewOrder({ customerId }: { customerId: string | null }) {
  return customerId ? <OrderOf customerId={customerId} /> : <OrderForm />;
}

function OrderOf({ customerId }: { customerId: string }) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const query = useQuery(trpc.customers.get.queryOptions({ customerId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <TableSkeleton label={t("entry.titleNew")} rows={4} />;
  const { id, name, code } = query.data.customer;
  return <OrderForm customer={{ id, label: name, detail: code }} />;
}
