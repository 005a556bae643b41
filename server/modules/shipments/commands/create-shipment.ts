import { notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { takeNumbers } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { getDefaultAddresses, getPaymentTerms } from "@/server/modules/customers";
import { advanceScheduled, lockDemandLines, type DemandLine } from "@/server/modules/demand";
import { createShipmentInput } from "../inputs";
import { requireLocations, requireVisible } from "../queries/require-visible";
import { codeAtPlanning } from "../rules/delivery-code";
import { faultsOfPlan, splitIntoShipments, totalsByDemandLine, unfilledQuantity } from "../rules/plan-lines";
import { insertShipments, type AddressSnapshot, type NewShipment, type NewShipmentLine } from "../store";

interface Wanted {
  readonly demandLineId: string;
  readonly quantity: string;
  readonly locationId?: string | null;
  readonly deliveryCode?: "partial" | "final" | null;
}

/**
 * Plans shipments for confirmed, open lines of one order: one per warehouse, and one of its own for each line flagged to
 * ship separately (ORD-03). What is planned is taken off what others may plan.
 * @throws NaruError `record.not_found`, `shipments.several_orders`, `shipments.cannot_plan` with a fault per line,
 * `shipments.no_ship_to`
 */
export const createShipment = defineCommand({
  name: "shipments.create-shipment",
  permission: "shipments.plan",
  input: createShipmentInput,
  async run(scope, input) {
    const ids = [...new Set(input.lines.map((line) => line.demandLineId as string))];
    const rows = await lockDemandLines(scope, ids);
    const first = rows[0];
    if (!first || rows.length < ids.length) throw notFound("demand_line");
    await requireVisible(scope, first.customerId, "demand_line");
    if (rows.some((row) => row.sourceId !== first.sourceId)) throw refused("shipments.several_orders");
    const lines = new Map(rows.map((row) => [row.id, row]));
    const faults = faultsOfPlan(input.lines, lines);
    if (faults.length > 0) throw refused("shipments.cannot_plan", { order: first.sourceNumber }, faults);
    await requireLocations(scope, locationsOf(input.lines, lines));
    if (input.paymentTermsId) await getPaymentTerms(scope, input.paymentTermsId);

    const plannedOn = input.plannedOn ?? scope.today;
    const shipTo = input.shipTo ?? (await defaultShipTo(scope, first.customerId));
    const groups = splitIntoShipments<Wanted>(input.lines, lines);
    const [, numbers] = await Promise.all([
      advanceScheduled(scope, [...totalsByDemandLine(input.lines)].map(([id, quantity]) => ({ id, quantity }))),
      takeNumbers(scope, "shipment", plannedOn, groups.length),
    ]);
    const heads: NewShipment[] = [];
    const newLines: NewShipmentLine[] = [];
    groups.forEach((group, index) => {
      const head = headOf(scope, lines.get(group[0]?.demandLineId ?? "") ?? first, { ...input, plannedOn, shipTo, number: numbers[index] ?? "" });
      heads.push(head);
      newLines.push(...linesOf(scope, head.id, group, lines));
    });
    await insertShipments(scope, heads, newLines);
    const shipments = heads.map((head) => ({ shipmentId: head.id, number: head.number }));
    return done(
      { shipments },
      { audit: heads.map((head) => ({ entityType: "shipment", entityId: head.id, entityLabel: head.number, changes: { status: [null, "planned"], plannedOn: [null, plannedOn], order: [null, head.sourceNumber] } })) },
    );
  },
});

function locationsOf(wanted: readonly Wanted[], lines: ReadonlyMap<string, DemandLine>) {
  return wanted.flatMap((want, index) =>
    want.locationId ? [{ path: `lines.${index}.locationId`, locationId: want.locationId, warehouseId: lines.get(want.demandLineId)?.warehouseId ?? "" }] : [],
  );
}

async function defaultShipTo(scope: TenantScope, customerId: string): Promise<AddressSnapshot> {
  const { shipTo } = await getDefaultAddresses(scope, customerId);
  if (!shipTo) throw refused("shipments.no_ship_to");
  const { recipient, line1, line2, city, region, postalCode, country } = shipTo;
  return { recipient, line1, line2, city, region, postalCode, country };
}

type Header = Pick<NewShipment, "plannedOn" | "shipTo" | "number" | "customerReference" | "paymentTermsId" | "carrier" | "trackingNumber" | "route" | "packages" | "note">;

function headOf(scope: TenantScope, line: DemandLine, header: Header): NewShipment {
  return {
    tenantId: scope.tenantId,
    id: newId(),
    number: header.number,
    customerId: line.customerId,
    legalEntityId: line.legalEntityId,
    warehouseId: line.warehouseId,
    sourceType: line.sourceType,
    sourceId: line.sourceId,
    sourceNumber: line.sourceNumber,
    customerReference: header.customerReference,
    paymentTermsId: header.paymentTermsId ?? null,
    shipTo: header.shipTo,
    plannedOn: header.plannedOn,
    carrier: header.carrier,
    trackingNumber: header.trackingNumber,
    route: header.route,
    packages: header.packages ?? null,
    note: header.note,
    createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
  };
}

function linesOf(scope: TenantScope, shipmentId: string, group: readonly Wanted[], lines: ReadonlyMap<string, DemandLine>): NewShipmentLine[] {
  return group.flatMap((want, index) => {
    const line = lines.get(want.demandLineId);
    if (!line) return [];
    return {
      tenantId: scope.tenantId,
      id: newId(),
      shipmentId,
      lineNo: index + 1,
      demandLineId: line.id,
      itemId: line.itemId,
      locationId: want.locationId ?? null,
      quantity: want.quantity,
      deliveryCode: want.deliveryCode ?? codeAtPlanning(want.quantity, unfilledQuantity(line)),
    };
  });
}
