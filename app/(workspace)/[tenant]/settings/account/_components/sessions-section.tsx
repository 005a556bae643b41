"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, DataTable, Section, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { deviceOf } from "./device-of";

type SessionRow = inferRouterOutputs<AppRouter>["account"]["sessions"][number];

/** Every browser that is signed in; ending one signs it out at its next request. */
export function SessionsSection() {
  const t = useTranslations("settings");
  const trpc = useTRPC();
  const format = useFormat();
  const sessions = useQuery(trpc.account.sessions.queryOptions());
  const revoke = useCommand(trpc.account.revokeSession, { doneText: t("account.sessionEnded") });
  const revokeOthers = useCommand(trpc.account.revokeOtherSessions, { doneText: ({ ended }) => t("account.sessionsEnded", { count: ended }) });
  const columns: Column<SessionRow>[] = [
    {
      key: "device", header: t("account.device"),
      cell: (row) => {
        const { browser, system } = deviceOf(row.userAgent);
        return <span className="font-medium">{browser && system ? t("account.browserOn", { browser, system }) : (browser ?? system ?? t("account.unknownDevice"))}</span>;
      },
    },
    { key: "address", header: t("account.network"), cell: (row) => row.address },
    { key: "created", header: t("account.signedIn"), cell: (row) => format.moment(row.createdAt) },
    { key: "seen", header: t("account.lastSeen"), cell: (row) => format.moment(row.lastSeenAt) },
    {
      key: "actions", header: t("actions"), numeric: true,
      cell: (row) =>
        row.current ? (
          <StateBadge tone="settled">{t("account.thisBrowser")}</StateBadge>
        ) : (
          <Button size="small" pending={revoke.pending} onClick={() => revoke.run({ sessionId: row.sessionId })}>{t("account.endSession")}</Button>
        ),
    },
  ];
  const others = (sessions.data ?? []).some((row) => !row.current);
  return (
    <Section
      title={t("account.sessions")}
      description={t("account.sessionsLead")}
      actions={others ? <Button pending={revokeOthers.pending} onClick={() => revokeOthers.run({})}>{t("account.endOthers")}</Button> : null}
    >
      {sessions.error ? (
        <QueryFault error={sessions.error} onRetry={() => void sessions.refetch()} compact />
      ) : (
        <DataTable label={t("account.sessions")} columns={columns} rows={sessions.data} rowKey={(row) => row.sessionId} empty={null} />
      )}
    </Section>
  );
}
