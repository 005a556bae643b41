import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { ApiKeys } from "./_components/api-keys";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.api-keys") };
}

export default async function ApiKeysPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("api_keys.manage")) prefetch(trpcFor(tenant).workspaces.apiKeys.queryOptions({}));
  return (
    <MaySee tenant={tenant} permission="api_keys.manage">
      <HydrateClient><ApiKeys /></HydrateClient>
    </MaySee>
  );
}
