"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, Menu, PropertyList, Section, TableSkeleton, ThumbAction, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { useWorkspacePath } from "../../../../../_member-context";
import { EndpointState, hostOf } from "../../_components/endpoint-state";
import { SecretDialog } from "../../_components/secret-dialog";

const EndpointDialog = onDemand(() => import("../../_components/endpoint-dialog").then((module) => module.EndpointDialog));

type Asking = "edit" | "rotate" | "remove";

export function EndpointHead({ endpointId }: { endpointId: string }) {
  const t = useTranslations("webhooks");
  const channels = useTranslations("orders.channel");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const router = useRouter();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const query = useQuery(trpc.webhooks.endpoint.queryOptions({ endpointId }));
  const test = useCommand(trpc.webhooks.sendTest, { doneText: t("testSent") });
  const disable = useCommand(trpc.webhooks.disable, { doneText: t("disabledDone") });
  const enable = useCommand(trpc.webhooks.enable, { doneText: t("enabledDone") });
  const again = useCommand(trpc.webhooks.redeliverFailed, { doneText: ({ restarted }) => t("sentAgainAll", { count: restarted }) });
  const rotate = useCommand(trpc.webhooks.rotateSecret, { onDone: (made) => (setAsking(null), setSecret(made.secret)) });
  const remove = useCommand(trpc.webhooks.remove, { doneText: t("removedDone"), refresh: false, onDone: () => router.push(path("/settings/webhooks")) });
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  const endpoint = query.data;
  if (!endpoint) return <TableSkeleton label={t("endpoint")} columns={2} />;

  const active = endpoint.status === "active";
  const may = (action: (typeof endpoint.availableActions)[number]) => endpoint.availableActions.includes(action);
  const actions: MenuAction[] = [
    { id: "edit", label: t("edit"), keys: "e", onSelect: () => setAsking("edit") },
    { id: "rotate", label: t("newSecret"), onSelect: () => setAsking("rotate") },
    ...(active && endpoint.failed > 0 ? [{ id: "again", label: t("sendFailedAgain", { count: endpoint.failed }), onSelect: () => again.run({ endpointId }) }] : []),
    ...(may("disable") ? [{ id: "disable", label: t("disable"), note: t("disableNote"), onSelect: () => disable.run({ endpointId }) }] : []),
    ...(may("remove") ? [{ id: "remove", label: t("remove"), danger: true, separated: true, onSelect: () => setAsking("remove") }] : []),
  ];
  return (
    <Section
      flush
      title={<span className="break-all">{hostOf(endpoint.url)}</span>}
      description={<Link className="text-accent hover:underline" href={path("/settings/webhooks")}>{t("allEndpoints")}</Link>}
      actions={
        <>
          <ThumbAction>
            {may("enable") ? (
              <Button tone="primary" pending={enable.pending} onClick={() => enable.run({ endpointId })}>{t("enable")}</Button>
            ) : (
              <Button tone="primary" icon={<Send />} pending={test.pending} onClick={() => test.run({ endpointId })}>{t("sendTest")}</Button>
            )}
          </ThumbAction>
          <Menu label={t("actionsFor", { host: hostOf(endpoint.url) })} actions={actions} />
        </>
      }
    >
      <PropertyList
        columns={2}
        properties={[
          { label: t("state"), value: <EndpointState endpoint={endpoint} /> },
          { label: t("lastSuccess"), value: endpoint.lastSucceededAt ? format.moment(endpoint.lastSucceededAt) : t("never") },
          { label: t("url"), value: <span className="break-all">{endpoint.url}</span> },
          { label: t("channel"), value: endpoint.channel ? (channels.has(endpoint.channel) ? channels(endpoint.channel as "web") : endpoint.channel) : t("everyChannel") },
          { label: t("events"), value: endpoint.eventTypes.length === endpoint.allEventTypes.length ? t("allEvents", { count: endpoint.eventTypes.length }) : endpoint.eventTypes.map((type) => t(`event.${type}`)).join(", ") },
          ...(endpoint.description ? [{ label: t("description"), value: endpoint.description }] : []),
          ...(endpoint.failingSince && active ? [{ label: t("failingSince"), value: format.moment(endpoint.failingSince) }] : []),
          ...(endpoint.disabledAt ? [{ label: t("disabledSince"), value: format.moment(endpoint.disabledAt) }] : []),
          ...(endpoint.previousSecretUntil ? [{ label: t("oldSecretUntil"), value: format.moment(endpoint.previousSecretUntil) }] : []),
        ]}
      />
      {asking === "edit" ? <EndpointDialog endpoint={endpoint} eventTypes={endpoint.allEventTypes} onClose={() => setAsking(null)} /> : null}
      <ConfirmDialog
        open={asking === "rotate"} onOpenChange={() => setAsking(null)} title={t("rotateTitle")} description={t("rotateBody")} verb={t("newSecret")} pending={rotate.pending}
        onConfirm={() => rotate.run({ endpointId })}
      />
      <ConfirmDialog
        open={asking === "remove"} onOpenChange={() => setAsking(null)} title={t("removeTitle", { host: hostOf(endpoint.url) })} description={t("removeBody", { count: endpoint.pending })}
        verb={t("remove")} danger pending={remove.pending} onConfirm={() => remove.run({ endpointId })}
      />
      {secret ? <SecretDialog title={t("rotatedTitle")} body={t("rotatedBody")} secret={secret} onClose={() => setSecret(null)} /> : null}
    </Section>
  );
}
