import { NoPermission, Page } from "@/app/_ui";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, prefetched, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../../_session";
import { toDraft, toPreview } from "../../_components/order-draft";
import { EditOrder } from "./edit-order";
import { toEdit } from "./order-to-edit";

export default async function EditOrderPage({ params }: { params: Promise<{ tenant: string; orderId: string }> }) {
  const { tenant, orderId } = await params;
  const member = await requireMember(tenant);
  if (!member.permissions.includes("orders.edit")) return <Page><NoPermission /></Page>;
  const { orders } = trpcFor(tenant);
  prefetchDraft(tenant, `order/${orderId}`);
  const [order, units] = await Promise.all([prefetched(orders.get.queryOptions({ orderId })), prefetched(orders.lineUnits.queryOptions({ orderId }))]);
  if (order && units) {
    const { customer, header, lines } = toEdit(order, units);
    const preview = toPreview(toDraft(customer.id, header, lines));
    prefetch(orders.entryDefaults.queryOptions({ customerId: customer.id }));
    if (preview && preview.lines.length > 0) prefetch(orders.preview.queryOptions(preview));
  }
  return (
    <Page>
      <HydrateClient>
        <EditOrder orderId={orderId} />
      </HydrateClient>
    </Page>
  );
}
