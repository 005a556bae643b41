import { getTranslations } from "next-intl/server";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { ChooseOrder } from "./choose-order";
import { PlanShipment } from "./plan-shipment";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewShipmentPage({ params, searchParams }: Props) {
  const [{ tenant }, { order }] = await Promise.all([params, searchParams]);
  const [t, member] = await Promise.all([getTranslations("shipments"), requireMember(tenant)]);
  if (!member.permissions.includes("shipments.plan")) return <NoPermission />;
  const orderId = typeof order === "string" ? order : null;
  if (orderId) {
    prefetch(trpcFor(tenant).shipments.openLines.queryOptions({ orderId }));
    prefetch(trpcFor(tenant).orders.get.queryOptions({ orderId }));
    prefetchDraft(tenant, `shipment-plan/${orderId}`);
  }
  return (
    <Page>
      {orderId ? null : <PageHeader title={t("plan.chooseTitle")} description={t("plan.chooseBody")} />}
      <HydrateClient>{orderId ? <PlanShipment orderId={orderId} /> : <ChooseOrder />}</HydrateClient>
    </Page>
  );
}
