import { z } from "zod";
import { NaruError } from "@/server/kernel/errors";
import { calendarDateInput, optionalText, textInput } from "@/server/kernel/inputs";
import { deliverShipment, dispatchShipment } from "@/server/modules/shipments";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { connectionId } from "../inputs";
import { findShipment } from "../queries/connections";
import { keepMessage } from "../store-connections";

/** What a fulfilment system may report, and of which shipment: by its number or its id. */
export const fulfilmentReport = z.object({
  type: z.enum(["shipment.dispatched", "shipment.delivered"]),
  data: z.object({
    shipment: textInput(60),
    /** Business date; the workspace's today when absent. */
    on: calendarDateInput.nullish(),
    carrier: optionalText(100),
    trackingNumber: optionalText(100),
  }),
});

type Report = z.output<typeof fulfilmentReport>;

/** Where a shipment has been as far as a report would bring it. */
const REACHED: Readonly<Record<Report["type"], readonly string[]>> = {
  "shipment.dispatched": ["dispatched", "delivered"],
  "shipment.delivered": ["delivered"],
};

/**
 * Carries out what a fulfilment system reports, through the doors that people use (FUL-08). A shipment that is already there is
 * left as it is, so reports may come twice or late.
 * @throws NaruError `webhooks.shipment_unknown` and whatever dispatching or delivering refuses
 */
export const applyFulfilmentStatus = defineCommand({
  name: "webhooks.apply-fulfilment-status",
  permission: "shipments.dispatch",
  input: z.object({ connectionId, connectionName: z.string(), messageId: z.string(), body: z.string(), report: fulfilmentReport }),
  async run(scope, { connectionId: connection, connectionName, messageId, body, report }) {
    const shipment = await findShipment(scope, report.data.shipment);
    if (!shipment) throw new NaruError("not_found", "webhooks.shipment_unknown", { shipment: report.data.shipment });
    const outcome = REACHED[report.type].includes(shipment.status) ? ("unchanged" as const) : ("applied" as const);
    if (outcome === "applied") await carryOut(scope, shipment.id as never, report);
    await keepMessage(scope, { connectionId: connection, messageId, type: report.type, body, outcome, shipmentId: shipment.id, shipmentName: shipment.number });
    return done(
      { outcome, shipment: shipment.number },
      { audit: { entityType: "shipment", entityId: shipment.id, entityLabel: shipment.number, note: connectionName } },
    );
  },
});

async function carryOut(scope: TenantScope, shipmentId: never, { type, data }: Report): Promise<void> {
  const on = data.on ?? undefined;
  if (type === "shipment.dispatched") await dispatchShipment.within(scope, { shipmentId, on, carrier: data.carrier, trackingNumber: data.trackingNumber });
  else await deliverShipment.within(scope, { shipmentId, on });
}
