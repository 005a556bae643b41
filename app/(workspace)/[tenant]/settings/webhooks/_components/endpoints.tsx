"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Button, DataTable, EmptyState, Section, ThumbAction, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { useWorkspacePath } from "../../../../_member-context";
import { EndpointState, hostOf, type Endpoint } from "./endpoint-state";
import { SecretDialog } from "./secret-dialog";

const EndpointDialog = onDemand(() => import("./endpoint-dialog").then((module) => module.EndpointDialog));

/** The systems that are told, with what waits for them and what did not arrive. */
export function Endpoints() {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<{ endpointId: string; secret: string } | null>(null);
  const endpoints = useQuery(trpc.webhooks.endpoints.queryOptions({}));
  const create = <Button tone="primary" icon={<Webhook />} keys="c" onClick={() => setCreating(true)}>{t("create")}</Button>;
  const columns: Column<Endpoint>[] = [
    {
      key: "endpoint", header: t("endpoint"),
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <span className="font-medium break-all">{hostOf(row.url)}</span>
          {row.description ? <span className="text-label text-ink-3">{row.description}</span> : null}
        </span>
      ),
    },
    { key: "events", header: t("events"), cell: (row) => t("eventCount", { count: row.eventTypes.length }) },
    { key: "state", header: t("state"), cell: (row) => <EndpointState endpoint={row} /> },
    { key: "lastSucceededAt", header: t("lastSuccess"), card: "hidden", cell: (row) => (row.lastSucceededAt ? format.moment(row.lastSucceededAt) : t("never")) },
    { key: "pending", header: t("waiting"), numeric: true, card: "hidden", cell: (row) => row.pending || "–" },
    { key: "failed", header: t("failed"), numeric: true, card: "hidden", cell: (row) => row.failed || "–" },
  ];
  return (
    <Section flush title={t("endpointsTitle")} description={t("endpointsLead")} actions={endpoints.data?.rows.length ? <ThumbAction>{create}</ThumbAction> : null}>
      {endpoints.error ? (
        <QueryFault compact error={endpoints.error} onRetry={() => void endpoints.refetch()} />
      ) : (
        <DataTable
          label={t("endpointsTitle")}
          columns={columns}
          rows={endpoints.data?.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/settings/webhooks/${row.id}`)}
          empty={<EmptyState icon={<Webhook />} title={t("emptyTitle")} actions={create}>{t("emptyBody")}</EmptyState>}
        />
      )}
      {creating ? (
        <EndpointDialog
          eventTypes={endpoints.data?.eventTypes ?? []}
          onClose={() => setCreating(false)}
          onCreated={(created) => {
            setCreating(false);
            setMade(created);
          }}
        />
      ) : null}
      {made ? (
        <SecretDialog
          title={t("madeTitle")}
          body={t("madeBody")}
          secret={made.secret}
          onClose={() => {
            setMade(null);
            router.push(path(`/settings/webhooks/${made.endpointId}`));
          }}
        />
      ) : null}
    </Section>
  );
}
