import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { Connections } from "./_components/connections";
import { Endpoints } from "./_components/endpoints";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.webhooks") };
}

/** Who is told of what happens here, and who may report what happened elsewhere. */
export default async function WebhooksPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("webhooks.manage")) {
    prefetch(trpcFor(tenant).webhooks.endpoints.queryOptions({}));
    prefetch(trpcFor(tenant).webhooks.connections.queryOptions({}));
  }
  return (
    <MaySee tenant={tenant} permission="webhooks.manage">
      <HydrateClient>
        <Endpoints />
        <Connections />
      </HydrateClient>
    </MaySee>
  );
}
