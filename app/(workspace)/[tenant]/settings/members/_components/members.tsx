"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Button, Section, ThumbAction } from "@/app/_ui";
import { onDemand } from "@/app/_ui/on-demand";
import { useMay } from "../../../../_member-context";
import { InvitationsTable } from "./invitations-table";
import { MembersTable } from "./members-table";

const InviteDialog = onDemand(() => import("./invite-dialog").then((module) => module.InviteDialog));

export function Members() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const manages = useMay()("members.manage");
  const [inviting, setInviting] = useState(false);
  const members = useQuery(trpc.members.list.queryOptions({}));
  return (
    <>
      <Section
        flush
        title={t("members.title")}
        description={t("members.lead")}
        actions={manages ? <ThumbAction><Button tone="primary" icon={<UserPlus />} keys="c" onClick={() => setInviting(true)}>{t("members.invite")}</Button></ThumbAction> : null}
      >
        {members.error ? <QueryFault error={members.error} onRetry={() => void members.refetch()} /> : <MembersTable members={members.data} />}
      </Section>
      {manages ? <InvitationsTable /> : null}
      {inviting ? <InviteDialog roles={members.data?.assignableRoles ?? []} mailWaits={members.data?.mailWaits ?? false} onClose={() => setInviting(false)} /> : null}
    </>
  );
}
