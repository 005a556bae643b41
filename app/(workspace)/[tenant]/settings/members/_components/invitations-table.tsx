"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { DataTable, Menu, Section, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { CopyButton } from "../../_components/copy-button";

type InvitationRow = inferRouterOutputs<AppRouter>["members"]["invitations"][number];

/** Invitations without an answer yet; the link can be handed over where no mail arrives. */
export function InvitationsTable() {
  const t = useTranslations("settings");
  const roles = useTranslations("shell.role");
  const trpc = useTRPC();
  const format = useFormat();
  const invitations = useQuery(trpc.members.invitations.queryOptions({}));
  const renew = useCommand(trpc.members.renewInvitation, { doneText: ({ email }) => t("members.invited", { email }) });
  const revoke = useCommand(trpc.members.revokeInvitation, { doneText: t("members.withdrawn") });
  if (invitations.error) return <QueryFault error={invitations.error} onRetry={() => void invitations.refetch()} compact />;
  if (!invitations.data || invitations.data.length === 0) return null;
  const columns: Column<InvitationRow>[] = [
    { key: "email", header: t("members.email"), cell: (row) => <span className="font-medium">{row.email}</span> },
    { key: "role", header: t("members.role"), cell: (row) => roles(row.role) },
    { key: "invitedBy", header: t("members.invitedBy"), cell: (row) => row.invitedBy },
    {
      key: "state", header: t("members.state"),
      cell: (row) => (
        <StateBadge tone={row.expired ? "late" : "waiting"}>{t(row.expired ? "members.expired" : "members.validUntil", { moment: format.moment(row.expiresAt) })}</StateBadge>
      ),
    },
    {
      key: "actions", header: t("actions"), numeric: true,
      cell: (row) => (
        <span className="inline-flex items-center justify-end gap-2">
          {row.expired ? null : <CopyButton text={row.url} label={t("members.copyLink")} />}
          <Menu
            label={t("members.actionsFor", { name: row.email })}
            actions={[
              { id: "renew", label: t("members.renew"), note: t("members.renewNote"), onSelect: () => renew.run({ invitationId: row.invitationId }) },
              { id: "revoke", label: t("members.withdraw"), danger: true, onSelect: () => revoke.run({ invitationId: row.invitationId }) },
            ]}
          />
        </span>
      ),
    },
  ];
  return (
    <Section title={t("members.invitations")} description={t("members.invitationsLead")}>
      <DataTable label={t("members.invitations")} columns={columns} rows={invitations.data} rowKey={(row) => row.invitationId} empty={null} />
    </Section>
  );
}
