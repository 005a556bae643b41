"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, FilterBar, Section, StateBadge, useListParams, type Column, type Filter, type StateTone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { DELIVERY_STATES, deliveryFilterNames, toDeliveriesInput } from "./deliveries-input";
import { DeliveryDialog } from "./delivery-dialog";
import { useFaultText } from "./use-fault-text";

type Delivery = inferRouterOutputs<AppRouter>["webhooks"]["deliveries"]["rows"][number];

export const toneOfDelivery: Record<Delivery["status"], StateTone> = { pending: "moving", delivered: "settled", failed: "late" };
const TEST_EVENT = "webhook.test";
/** A message on its first tries is looked at again so often. */
const FRESH_MS = 2500;

/** Every message to an endpoint, newest first. */
export function Deliveries({ endpointId }: { endpointId: string }) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const format = useFormat();
  const faultText = useFaultText();
  const [params, setParams] = useListParams(deliveryFilterNames);
  const endpoint = useQuery(trpc.webhooks.endpoint.queryOptions({ endpointId }));
  const list = useInfiniteQuery(
    trpc.webhooks.deliveries.infiniteQueryOptions(toDeliveriesInput(endpointId, params), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: (query) => (endpoint.data?.status === "active" && query.state.data?.pages[0]?.rows.some((row) => row.status === "pending" && row.attempts < 2) ? FRESH_MS : false),
    }),
  );
  const filters: Filter[] = [
    { kind: "choice", name: "status", label: t("state"), options: DELIVERY_STATES.map((value) => ({ value, label: t(`delivery.${value}`) })) },
    { kind: "choice", name: "event", label: t("eventColumn"), options: [...(endpoint.data?.allEventTypes ?? []), TEST_EVENT].map((value) => ({ value, label: t(`event.${value as typeof TEST_EVENT}`) })) },
  ];
  const columns: Column<Delivery>[] = [
    {
      key: "event", header: t("eventColumn"),
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <span className="font-medium">{t(`event.${row.eventType as typeof TEST_EVENT}`)}</span>
          <span className="text-label text-ink-3">{row.subjectLabel}</span>
        </span>
      ),
    },
    {
      key: "state", header: t("state"),
      cell: (row) => (
        <span className="flex flex-col">
          <StateBadge tone={toneOfDelivery[row.status]}>{t(`delivery.${row.status}`)}</StateBadge>
          {row.status !== "delivered" && row.lastFault ? <span className="text-label text-ink-2">{faultText(row.lastFault, row.responseStatus)}</span> : null}
        </span>
      ),
    },
    { key: "attempts", header: t("tries"), numeric: true, card: "hidden", cell: (row) => row.attempts || "–" },
    { key: "next", header: t("nextTry"), card: "hidden", className: "sm:whitespace-nowrap", cell: (row) => (row.status === "pending" ? format.moment(row.nextAttemptAt) : "–") },
    { key: "createdAt", header: t("happened"), className: "sm:whitespace-nowrap", cell: (row) => format.moment(row.createdAt) },
  ];
  const filtered = Boolean(params["status"] ?? params["event"] ?? params.q);
  return (
    <Section title={t("deliveriesTitle")} description={t("deliveriesLead")}>
      <FilterBar filters={filters} searchLabel={t("searchDeliveries")} />
      {list.error ? (
        <QueryFault compact error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t("deliveriesTitle")}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => row.id}
          onRowOpen={(row) => setParams({ delivery: row.id })}
          onPeek={(row) => setParams({ delivery: row.id })}
          refreshing={list.isPlaceholderData}
          more={{ hasMore: list.hasNextPage, loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }}
          empty={<EmptyState compact icon={<Inbox />} title={filtered ? t("noMatch") : t("noDeliveries")}>{filtered ? t("noMatchBody") : t("noDeliveriesBody")}</EmptyState>}
        />
      )}
      {params["delivery"] ? <DeliveryDialog deliveryId={params["delivery"]} onClose={() => setParams({ delivery: null })} /> : null}
    </Section>
  );
}
