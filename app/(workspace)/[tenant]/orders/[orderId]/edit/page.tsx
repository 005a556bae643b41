import { NoPermission, Page } from "@/app/_ui";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../../_session";
import { EditOrder } from "./edit-order";

export default async function EditOrderPage({ params }: { params: Promise<{ tenant: string; orderId: string }> }) {
  const { tenant, orderId } = await params;
  const member = await requireMember(tenant);
  if (!member.permissions.includes("orders.edit")) return <Page><NoPermission /></Page>;
  prefetch(trpcFor(tenant).orders.get.queryOptions({ orderId }));
  prefetch(trpcFor(tenant).orders.lineUnits.queryOptions({ orderId }));
  prefetchDraft(tenant, `order/${orderId}`);
  return (
    <Page>
      <HydrateClient>
        <EditOrder orderId={orderId} />
      </HydrateClient>
    </Page>
  );
}
