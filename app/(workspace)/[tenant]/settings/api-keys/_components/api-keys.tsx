"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, DataTable, EmptyState, LinkButton, Section, ThumbAction, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { ScopeList } from "./scope-choice";

const CreateKeyDialog = onDemand(() => import("./create-key-dialog").then((module) => module.CreateKeyDialog));

type KeyRow = inferRouterOutputs<AppRouter>["workspaces"]["apiKeys"]["rows"][number];

export function ApiKeys() {
  const t = useTranslations("settings");
  const roles = useTranslations("shell.role");
  const trpc = useTRPC();
  const format = useFormat();
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<KeyRow | null>(null);
  const keys = useQuery(trpc.workspaces.apiKeys.queryOptions({}));
  const revoke = useCommand(trpc.workspaces.revokeApiKey, { doneText: t("apiKeys.revoked"), onDone: () => setEnding(null) });
  if (keys.error) return <QueryFault error={keys.error} onRetry={() => void keys.refetch()} />;
  const create = <Button tone="primary" icon={<KeyRound />} keys="c" onClick={() => setCreating(true)}>{t("apiKeys.create")}</Button>;
  const columns: Column<KeyRow>[] = [
    { key: "name", header: t("apiKeys.name"), cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "prefix", header: t("apiKeys.begins"), cell: (row) => <code>{row.prefix}…</code> },
    { key: "role", header: t("members.role"), cell: (row) => roles(row.role) },
    { key: "scopes", header: t("apiKeys.mayDo"), cell: (row) => (row.scopes === null ? t("apiKeys.everything") : <ScopeList scopes={row.scopes} />) },
    { key: "createdBy", header: t("apiKeys.createdBy"), cell: (row) => row.createdBy },
    { key: "createdAt", header: t("apiKeys.createdAt"), cell: (row) => format.moment(row.createdAt) },
    { key: "lastUsedAt", header: t("apiKeys.lastUsedAt"), cell: (row) => (row.lastUsedAt ? format.moment(row.lastUsedAt) : t("members.never")) },
    { key: "actions", header: t("actions"), numeric: true, cell: (row) => <Button size="small" onClick={() => setEnding(row)}>{t("apiKeys.revoke")}</Button> },
  ];
  const isEmpty = keys.data?.rows.length === 0;
  return (
    <Section flush title={t("apiKeys.title")} description={t("apiKeys.lead")} actions={<><LinkButton href="/api/docs">{t("apiKeys.documentation")}</LinkButton>{isEmpty ? null : <ThumbAction>{create}</ThumbAction>}</>}>
      <DataTable
        label={t("apiKeys.title")}
        columns={columns}
        rows={keys.data?.rows}
        rowKey={(row) => row.apiKeyId}
        empty={<EmptyState icon={<KeyRound />} title={t("apiKeys.emptyTitle")} actions={create}>{t("apiKeys.emptyBody")}</EmptyState>}
      />
      {creating ? <CreateKeyDialog roles={keys.data?.scopesOfRoles ?? []} onClose={() => setCreating(false)} /> : null}
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => (open ? undefined : setEnding(null))}
        title={t("apiKeys.revokeTitle", { name: ending?.name ?? "" })}
        description={t("apiKeys.revokeBody")}
        verb={t("apiKeys.revoke")}
        danger
        pending={revoke.pending}
        onConfirm={() => ending && revoke.run({ apiKeyId: ending.apiKeyId })}
      />
    </Section>
  );
}
