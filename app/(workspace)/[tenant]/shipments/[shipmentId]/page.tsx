import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { ShipmentRecord } from "./_components/shipment-record";

export default async function ShipmentPage({ params }: { params: Promise<{ tenant: string; shipmentId: string }> }) {
  const { tenant, shipmentId } = await params;
  const member = await requireMember(tenant);
  prefetch(trpcFor(tenant).shipments.get.queryOptions({ shipmentId }));
  prefetch(trpcFor(tenant).documents.attachments.queryOptions({ type: "shipment", id: shipmentId }));
  if (member.permissions.includes("invoices.view")) prefetch(trpcFor(tenant).invoicing.ofShipment.queryOptions({ shipmentId }));
  return (
    <Page>
      <HydrateClient>
        <ShipmentRecord shipmentId={shipmentId} />
      </HydrateClient>
    </Page>
  );
}
