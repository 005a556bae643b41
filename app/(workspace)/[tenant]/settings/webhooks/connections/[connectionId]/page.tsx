import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../../../_session";
import { MaySee } from "../../../_components/may-see";
import { ConnectionHead } from "./_components/connection-head";
import { Messages } from "./_components/messages";

interface ConnectionPageProps {
  params: Promise<{ tenant: string; connectionId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("connectionsTitle") };
}

/** One connected system and what it reported. */
export default async function ConnectionPage({ params }: ConnectionPageProps) {
  const { tenant, connectionId } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("webhooks.manage")) {
    prefetch(trpcFor(tenant).webhooks.connections.queryOptions({}));
    prefetch(trpcFor(tenant).webhooks.messages.infiniteQueryOptions({ connectionId }, { getNextPageParam: (page) => page.nextCursor }));
  }
  return (
    <MaySee tenant={tenant} permission="webhooks.manage">
      <HydrateClient>
        <ConnectionHead connectionId={connectionId} />
        <Messages connectionId={connectionId} />
      </HydrateClient>
    </MaySee>
  );
}
