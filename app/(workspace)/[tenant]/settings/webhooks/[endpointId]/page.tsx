import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { readListParams } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { MaySee } from "../../_components/may-see";
import { deliveryFilterNames, toDeliveriesInput } from "./_components/deliveries-input";
import { Deliveries } from "./_components/deliveries";
import { EndpointHead } from "./_components/endpoint-head";

interface EndpointPageProps {
  params: Promise<{ tenant: string; endpointId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("endpoint") };
}

/** One endpoint: what it is told of, how it fares, and every message with its tries. */
export default async function EndpointPage({ params, searchParams }: EndpointPageProps) {
  const { tenant, endpointId } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("webhooks.manage")) {
    const trpc = trpcFor(tenant);
    const input = toDeliveriesInput(endpointId, readListParams(await searchParams, deliveryFilterNames));
    prefetch(trpc.webhooks.endpoint.queryOptions({ endpointId }));
    prefetch(trpc.webhooks.deliveries.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  }
  return (
    <MaySee tenant={tenant} permission="webhooks.manage">
      <HydrateClient>
        <EndpointHead endpointId={endpointId} />
        <Deliveries endpointId={endpointId} />
      </HydrateClient>
    </MaySee>
  );
}
