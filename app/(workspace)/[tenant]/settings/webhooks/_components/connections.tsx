"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { PackageCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { Button, DataTable, EmptyState, Section, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { useWorkspacePath } from "../../../../_member-context";
import { ReceivingAddress } from "./receiving-address";
import { SecretDialog } from "./secret-dialog";

const ConnectionDialog = onDemand(() => import("./connection-dialog").then((module) => module.ConnectionDialog));

export type Connection = inferRouterOutputs<AppRouter>["webhooks"]["connections"][number];

/** Systems that report what became of shipments. */
export function Connections() {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<{ secret: string; url: string } | null>(null);
  const connections = useQuery(trpc.webhooks.connections.queryOptions({}));
  const create = <Button icon={<PackageCheck />} onClick={() => setCreating(true)}>{t("connect")}</Button>;
  const columns: Column<Connection>[] = [
    { key: "name", header: t("connectionName"), cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "lastReceivedAt", header: t("lastReport"), cell: (row) => (row.lastReceivedAt ? format.moment(row.lastReceivedAt) : t("noReportYet")) },
    { key: "createdBy", header: t("actsFor"), cell: (row) => row.createdBy ?? "–" },
    { key: "createdAt", header: t("since"), card: "hidden", cell: (row) => format.moment(row.createdAt) },
  ];
  return (
    <Section title={t("connectionsTitle")} description={t("connectionsLead")} actions={connections.data?.length ? create : null}>
      {connections.error ? (
        <QueryFault compact error={connections.error} onRetry={() => void connections.refetch()} />
      ) : (
        <DataTable
          label={t("connectionsTitle")}
          columns={columns}
          rows={connections.data}
          rowKey={(row) => row.id}
          rowHref={(row) => path(`/settings/webhooks/connections/${row.id}`)}
          empty={<EmptyState compact icon={<PackageCheck />} title={t("noConnections")} actions={create}>{t("noConnectionsBody")}</EmptyState>}
        />
      )}
      {creating ? (
        <ConnectionDialog
          onClose={() => setCreating(false)}
          onCreated={(created) => {
            setCreating(false);
            setMade(created);
          }}
        />
      ) : null}
      {made ? (
        <SecretDialog title={t("connectedTitle")} body={t("connectedBody")} secret={made.secret} onClose={() => setMade(null)}>
          <ReceivingAddress url={made.url} />
        </SecretDialog>
      ) : null}
    </Section>
  );
}
