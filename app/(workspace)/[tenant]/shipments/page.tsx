import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { shipmentsList } from "@/server/kernel/lists";
import { requireMember } from "../../_session";
import { ShipmentTabs } from "./_components/shipment-tabs";
import { ShipmentsList } from "./_components/shipments-list";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ShipmentsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("shipments"), requireMember(tenant)]);
  const input = shipmentsList.toInput(await listParamsFor(tenant, shipmentsList, searchParams));
  prefetch(trpcFor(tenant).shipments.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        primary={member.permissions.includes("shipments.plan") ? <LinkButton tone="primary" href={`/${tenant}/shipments/new`} keys="c">{t("create")}</LinkButton> : undefined}
      />
      <ShipmentTabs />
      <HydrateClient>
        <ShipmentsList />
      </HydrateClient>
    </Page>
  );
}
