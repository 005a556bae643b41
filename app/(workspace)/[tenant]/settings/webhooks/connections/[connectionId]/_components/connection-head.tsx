"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { notFound, useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { ConfirmDialog, Menu, PropertyList, Section, TableSkeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../../../_member-context";
import { ReceivingAddress } from "../../../_components/receiving-address";
import { SecretDialog } from "../../../_components/secret-dialog";

export function ConnectionHead({ connectionId }: { connectionId: string }) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const router = useRouter();
  const [asking, setAsking] = useState<"rotate" | "remove" | "gone" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const connections = useQuery(trpc.webhooks.connections.queryOptions({}));
  const rotate = useCommand(trpc.webhooks.rotateConnectionSecret, { onDone: (made) => (setAsking(null), setSecret(made.secret)) });
  const remove = useCommand(trpc.webhooks.removeConnection, { doneText: t("disconnected"), refresh: false, onDone: () => (setAsking("gone"), router.push(path("/settings/webhooks"))) });
  if (connections.error) return <QueryFault error={connections.error} onRetry={() => void connections.refetch()} />;
  if (!connections.data) return <TableSkeleton label={t("connectionsTitle")} columns={2} />;
  const connection = connections.data.find((one) => one.id === connectionId);
  if (!connection) return asking === "gone" ? null : notFound();
  return (
    <Section
      flush
      title={connection.name}
      description={<Link className="text-accent hover:underline" href={path("/settings/webhooks")}>{t("allEndpoints")}</Link>}
      actions={
        <Menu
          label={t("actionsFor", { host: connection.name })}
          actions={[
            { id: "rotate", label: t("newSecret"), onSelect: () => setAsking("rotate") },
            { id: "remove", label: t("disconnect"), danger: true, separated: true, onSelect: () => setAsking("remove") },
          ]}
        />
      }
    >
      <ReceivingAddress url={connection.url} />
      <PropertyList
        columns={2}
        properties={[
          { label: t("actsFor"), value: connection.createdBy },
          { label: t("lastReport"), value: connection.lastReceivedAt ? format.moment(connection.lastReceivedAt) : t("never") },
          { label: t("mayBackdate"), value: connection.mayBackdate ? t("yes") : t("no") },
          { label: t("since"), value: format.moment(connection.createdAt) },
        ]}
      />
      <ConfirmDialog
        open={asking === "rotate"} onOpenChange={() => setAsking(null)} title={t("rotateTitle")} description={t("rotateInBody")} verb={t("newSecret")} pending={rotate.pending}
        onConfirm={() => rotate.run({ connectionId })}
      />
      <ConfirmDialog
        open={asking === "remove"} onOpenChange={() => setAsking(null)} title={t("disconnectTitle", { name: connection.name })} description={t("disconnectBody")} verb={t("disconnect")} danger
        pending={remove.pending} onConfirm={() => remove.run({ connectionId })}
      />
      {secret ? <SecretDialog title={t("rotatedTitle")} body={t("rotatedInBody")} secret={secret} onClose={() => setSecret(null)} /> : null}
    </Section>
  );
}
