"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { AppRouter } from "@/app/_trpc/router-type";
import { StateBadge } from "@/app/_ui";

export type Endpoint = inferRouterOutputs<AppRouter>["webhooks"]["endpoints"]["rows"][number];

/** An address may hold a key of the receiver's: lists show its host alone. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** Active, failing since its last success, or disabled with the reason. */
export function EndpointState({ endpoint }: { endpoint: Pick<Endpoint, "status" | "disabledReason" | "failingSince"> }) {
  const t = useTranslations("webhooks");
  if (endpoint.status === "disabled") return <StateBadge tone={endpoint.disabledReason === "by_hand" ? "quiet" : "late"}>{t(`disabledReason.${endpoint.disabledReason ?? "by_hand"}`)}</StateBadge>;
  return endpoint.failingSince ? <StateBadge tone="waiting">{t("failing")}</StateBadge> : <StateBadge tone="settled">{t("active")}</StateBadge>;
}
