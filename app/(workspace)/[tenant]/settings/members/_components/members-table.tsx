"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { isCollision } from "@/app/_trpc/naru-error";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { ConfirmDialog, DataTable, EmptyState, Menu, Select, StateBadge, toastFault, type Column, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay } from "../../../../_member-context";
import { PasswordLinkDialog } from "./password-link-dialog";

type MemberList = inferRouterOutputs<AppRouter>["members"]["list"];
type MemberRow = MemberList["rows"][number];

export function MembersTable({ members }: { members: MemberList | undefined }) {
  const t = useTranslations("settings");
  const roles = useTranslations("shell.role");
  const trpc = useTRPC();
  const format = useFormat();
  const manages = useMay()("members.manage");
  const [link, setLink] = useState<{ email: string; url: string } | null>(null);
  const passwordLink = useCommand(trpc.members.passwordLink, { onDone: setLink });
  const [leaving, setLeaving] = useState<MemberRow | null>(null);
  const changeRole = useChangeRole();
  const reactivate = useCommand(trpc.members.reactivate, { doneText: t("members.reactivated") });
  const deactivate = useCommand(trpc.members.deactivate, { doneText: t("members.deactivated"), onDone: () => setLeaving(null) });

  const roleCell = (row: MemberRow) =>
    row.availableActions.includes("change_role") ? (
      <Select
        className="sm:w-48"
        aria-label={t("members.roleOf", { name: row.name })}
        value={row.role}
        options={(members?.assignableRoles ?? []).map((role) => ({ value: role, label: roles(role) }))}
        onChange={(event) => changeRole.run({ userId: row.userId, role: event.target.value as MemberRow["role"], seen: row.role })}
      />
    ) : (
      roles(row.role)
    );
  const columns: Column<MemberRow>[] = [
    {
      key: "name", header: t("members.name"), className: "max-sm:col-span-2",
      cell: (row) => (
        <span className="flex flex-col">
          <span className="font-medium">{row.name}{row.isSelf ? <span className="font-normal text-ink-3"> {t("members.you")}</span> : null}</span>
          <span className="text-label text-ink-3 wrap-anywhere">{row.email}</span>
        </span>
      ),
    },
    { key: "role", header: t("members.role"), className: "max-sm:col-span-2 max-sm:justify-self-stretch! max-sm:py-1 max-sm:text-left!", cell: roleCell },
    { key: "state", header: t("members.state"), cell: (row) => <StateBadge tone={row.active ? "settled" : "quiet"}>{t(row.active ? "members.active" : "members.inactive")}</StateBadge> },
  ];
  if (manages) {
    columns.push(
      { key: "secondFactor", header: t("members.secondFactor"), card: "hidden", cell: (row) => t(row.secondFactor ? "members.on" : "members.off") },
      { key: "lastSeen", header: t("members.lastSeen"), cell: (row) => (row.lastSeenAt ? format.moment(row.lastSeenAt) : t("members.never")) },
      { key: "actions", header: t("actions"), numeric: true, cell: (row) => <RowMenu row={row} onDeactivate={() => setLeaving(row)} onReactivate={() => reactivate.run({ userId: row.userId })} onPasswordLink={() => passwordLink.run({ userId: row.userId })} /> },
    );
  }
  return (
    <>
      <DataTable label={t("members.title")} columns={columns} rows={members?.rows} rowKey={(row) => row.userId} empty={<EmptyState title={t("members.title")} />} />
      {link ? <PasswordLinkDialog email={link.email} url={link.url} onClose={() => setLink(null)} /> : null}
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => (open ? undefined : setLeaving(null))}
        title={t("members.deactivateTitle", { name: leaving?.name ?? "" })}
        description={t("members.deactivateBody", { name: leaving?.name ?? "" })}
        verb={t("members.deactivate")}
        danger
        pending={deactivate.pending}
        onConfirm={() => leaving && deactivate.run({ userId: leaving.userId })}
      />
    </>
  );
}

/** A role that somebody else gave meanwhile is not taken back: the list shows it, and who gave it is said. */
function useChangeRole() {
  const t = useTranslations("settings.members");
  const changed = useTranslations("trpc.changed");
  const roles = useTranslations("shell.role");
  const queryClient = useQueryClient();
  return useCommand(useTRPC().members.changeRole, {
    doneText: t("roleChanged"),
    onRefused: (refusal) => {
      if (!isCollision(refusal)) return false;
      const saved = String(refusal.faults?.[0]?.params.saved ?? "") as MemberRow["role"];
      toastFault(t("roleChangedMeanwhile", { by: String(refusal.params.by) || changed("somebody"), role: roles(saved) }));
      void queryClient.invalidateQueries();
      return true;
    },
  });
}

interface RowMenuProps {
  row: MemberRow;
  onDeactivate: () => void;
  onReactivate: () => void;
  onPasswordLink: () => void;
}

function RowMenu({ row, onDeactivate, onReactivate, onPasswordLink }: RowMenuProps) {
  const t = useTranslations("settings");
  const actions: MenuAction[] = [];
  if (row.availableActions.includes("password_link")) {
    actions.push({ id: "password", label: t("members.passwordLink"), note: t("members.passwordLinkNote"), onSelect: onPasswordLink });
  }
  if (row.availableActions.includes("deactivate")) actions.push({ id: "deactivate", label: t("members.deactivate"), danger: true, onSelect: onDeactivate });
  if (row.availableActions.includes("reactivate")) actions.push({ id: "reactivate", label: t("members.reactivate"), onSelect: onReactivate });
  return actions.length > 0 ? <Menu actions={actions} label={t("members.actionsFor", { name: row.name })} /> : null;
}
