"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, PropertyList, StateBadge, TableSkeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useFaultText } from "./use-fault-text";

type Try = inferRouterOutputs<AppRouter>["webhooks"]["delivery"]["tried"][number];

const tones = { pending: "moving", delivered: "settled", failed: "late" } as const;

/** One message whole: what was sent, and what every try met. */
export function DeliveryDialog({ deliveryId, onClose }: { deliveryId: string; onClose: () => void }) {
  const t = useTranslations("webhooks");
  const trpc = useTRPC();
  const format = useFormat();
  const query = useQuery(trpc.webhooks.delivery.queryOptions({ deliveryId }, { refetchInterval: (q) => (q.state.data?.status === "pending" && q.state.data.tries < 2 ? 2500 : false) }));
  const again = useCommand(trpc.webhooks.redeliver, { doneText: t("sentAgain") });
  const delivery = query.data;
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title={delivery ? t(`event.${delivery.eventType as "webhook.test"}`) : t("message")}
      description={delivery?.subjectLabel}
      actions={
        delivery?.mayRedeliver ? (
          <Button tone="primary" icon={<RotateCw />} pending={again.pending} onClick={() => again.run({ deliveryId })}>{t("sendAgain")}</Button>
        ) : undefined
      }
    >
      {query.error ? <QueryFault compact error={query.error} onRetry={() => void query.refetch()} /> : null}
      {!delivery && !query.error ? <TableSkeleton label={t("message")} columns={2} /> : null}
      {delivery ? (
        <div className="flex flex-col gap-4">
          <PropertyList
            columns={2}
            properties={[
              { label: t("state"), value: <StateBadge tone={tones[delivery.status]}>{t(`delivery.${delivery.status}`)}</StateBadge> },
              { label: t("happened"), value: format.moment(delivery.createdAt) },
              { label: "webhook-id", value: <code className="break-all">{`msg_${delivery.messageId}`}</code> },
              { label: t("nextTry"), value: delivery.status === "pending" ? format.moment(delivery.nextAttemptAt) : null },
            ]}
          />
          <section className="flex flex-col gap-2">
            <h3 className="font-medium">{t("triesTitle")}</h3>
            {delivery.tried.length === 0 ? <p className="text-ink-2">{t("notTried")}</p> : <ol className="flex flex-col">{delivery.tried.map((one) => <TryLine key={one.attemptNo} tried={one} />)}</ol>}
          </section>
          <section className="flex flex-col gap-2">
            <h3 id="payload" className="font-medium">{t("payload")}</h3>
            <pre tabIndex={0} aria-labelledby="payload" role="region" className="max-h-80 overflow-auto rounded-md bg-sunken px-3 py-2 text-label">{pretty(delivery.body)}</pre>
          </section>
        </div>
      ) : null}
    </Dialog>
  );
}

function TryLine({ tried }: { tried: Try }) {
  const t = useTranslations("webhooks");
  const format = useFormat();
  const faultText = useFaultText();
  const ended = tried.milliseconds !== null;
  const tone = !ended ? "moving" : tried.fault ? "late" : "settled";
  return (
    <li className="flex flex-col gap-1 border-b py-2 last:border-b-0">
      <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <StateBadge tone={tone}>{!ended ? t("noResult") : tried.fault ? faultText(tried.fault, tried.responseStatus) : t("answered", { status: tried.responseStatus ?? 0 })}</StateBadge>
        <span className="text-ink-2">{format.moment(tried.startedAt)}</span>
        {ended ? <span className="text-ink-3">{t("took", { milliseconds: tried.milliseconds ?? 0 })}</span> : null}
      </span>
      {tried.responseBody ? <pre className="max-h-24 overflow-auto text-label break-words whitespace-pre-wrap text-ink-2">{tried.responseBody}</pre> : null}
    </li>
  );
}

/** JSON as a reader wants it; what is no JSON stays as it is. */
export function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
