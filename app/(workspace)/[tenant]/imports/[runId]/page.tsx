import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { ImportRun } from "../_components/import-run";

export async function generateMetadata() {
  return { title: (await getTranslations("imports"))("run") };
}

export default async function ImportRunPage({ params }: { params: Promise<{ tenant: string; runId: string }> }) {
  const { tenant, runId } = await params;
  const member = await requireMember(tenant);
  const may = member.permissions.includes("imports.run");
  if (may) prefetch(trpcFor(tenant).imports.get.queryOptions({ importRunId: runId }));
  return <Page>{may ? <HydrateClient><ImportRun runId={runId} /></HydrateClient> : <NoPermission />}</Page>;
}
