import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { EmptyState, LinkButton, NoPermission, Page } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { ReceiveReturn } from "./receive-return";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewReturnPage({ params, searchParams }: Props) {
  const [{ tenant }, { shipment }] = await Promise.all([params, searchParams]);
  const [t, member] = await Promise.all([getTranslations("shipments.returns"), requireMember(tenant)]);
  if (!member.permissions.includes("returns.receive")) return <NoPermission />;
  if (typeof shipment !== "string") {
    return <EmptyState title={t("chooseShipment")} actions={<LinkButton tone="primary" href={`/${tenant}/shipments?status=dispatched`}>{t("empty.toShipments")}</LinkButton>}>{t("chooseShipmentBody")}</EmptyState>;
  }
  prefetch(trpcFor(tenant).shipments.get.queryOptions({ shipmentId: shipment }));
  prefetchDraft(tenant, `return/${shipment}`);
  return (
    <Page>
      <HydrateClient>
        <ReceiveReturn shipmentId={shipment} />
      </HydrateClient>
    </Page>
  );
}
