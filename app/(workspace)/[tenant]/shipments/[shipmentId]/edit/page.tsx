import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { EditShipment } from "./edit-shipment";

export default async function EditShipmentPage({ params }: { params: Promise<{ tenant: string; shipmentId: string }> }) {
  const { tenant, shipmentId } = await params;
  const member = await requireMember(tenant);
  if (!member.permissions.includes("shipments.plan")) return <NoPermission />;
  prefetch(trpcFor(tenant).shipments.get.queryOptions({ shipmentId }));
  prefetchDraft(tenant, `shipment/${shipmentId}`);
  return (
    <Page>
      <HydrateClient>
        <EditShipment shipmentId={shipmentId} />
      </HydrateClient>
    </Page>
  );
}
