import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader, readListParams } from "@/app/_ui";
import { requireMember } from "../../_session";
import { ShipmentTabs } from "./_components/shipment-tabs";
import { ShipmentsList } from "./_components/shipments-list";
import { shipmentFilterNames, toShipmentsInput } from "./_components/shipments-input";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ShipmentsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("shipments"), requireMember(tenant)]);
  const input = toShipmentsInput(readListParams(await searchParams, shipmentFilterNames));
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
