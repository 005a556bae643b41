import { and, asc, eq } from "drizzle-orm";
import { items, units } from "@/db/schema/catalog";
import { customers, legalEntities } from "@/db/schema/customers";
import { demandLines } from "@/db/schema/demand";
import { journalEntries } from "@/db/schema/ledger";
import { returnReceipts, shipmentLines, shipments } from "@/db/schema/shipments";
import { locations, warehouses } from "@/db/schema/stock";
import { notFound } from "@/server/kernel/errors";
import { sumMinor } from "@/server/kernel/money";
import { isPositive, isZero, subtractQuantity } from "@/server/kernel/quantity";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { Permission } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerVisible } from "@/server/modules/customers";
import { shipmentIdInput } from "../inputs";
import { availableActions } from "../rules/available-actions";
import { unfilledQuantity } from "../rules/plan-lines";
import { returnableQuantity } from "../rules/split-return";
import type { DeliveryCode, ShipmentState } from "../rules/shipment-lifecycle";

/**
 * One shipment with its lines (the packing list's columns among them), returns, journal and what may be done with it.
 * Values are there for those who see prices, costs for those who see costs.
 */
export const getShipment = defineQuery({
  name: "shipments.get-shipment",
  permission: "shipments.view",
  input: shipmentIdInput,
  async run(scope, { shipmentId }) {
    const [[head], lines, returns, journal] = await Promise.all([readHead(scope, shipmentId), readLines(scope, shipmentId), readReturns(scope, shipmentId), readJournal(scope, shipmentId)]);
    if (!head) throw notFound("shipment");
    const may = (permission: string) => actorMay(scope.actor, permission as Permission);
    const status = head.status as ShipmentState;
    const isOut = status === "dispatched" || status === "delivered";
    const isRecognised = head.recognisedOn !== null;
    const shown = lines.map((line) => shownLine(line, isOut, isRecognised));
    const facts = {
      status,
      anyInvoiced: lines.some((line) => !isZero(line.invoiced)),
      anyReturned: lines.some((line) => !isZero(line.returned)),
      anyReturnable: shown.some((line) => isPositive(line.returnable)),
      anyBillable: shown.some((line) => isPositive(line.billable)),
    };
    return {
      ...head,
      status,
      late: (status === "planned" || status === "released" || status === "packed") && head.plannedOn < scope.today,
      lines: shown.map(({ costMinor, recognisedMinor, ...line }) => ({ ...line, costMinor: may("costs.view") ? costMinor : null, recognisedMinor: may("prices.view") ? recognisedMinor : null })),
      valueMinor: may("prices.view") && isRecognised ? sumMinor(lines.map((line) => line.recognisedMinor)) : null,
      returns,
      journal: may("ledger.view") ? journal : [],
      availableActions: availableActions(facts, may),
    };
  },
});

function readHead(scope: TenantScope, shipmentId: string) {
  return scope.db
    .select({
      id: shipments.id,
      number: shipments.number,
      version: shipments.version,
      status: shipments.status,
      customerId: shipments.customerId,
      customerName: customers.name,
      entityName: legalEntities.name,
      orderId: shipments.sourceId,
      orderNumber: shipments.sourceNumber,
      customerReference: shipments.customerReference,
      warehouseId: shipments.warehouseId,
      warehouseName: warehouses.name,
      shipTo: shipments.shipTo,
      plannedOn: shipments.plannedOn,
      shippedOn: shipments.shippedOn,
      deliveredOn: shipments.deliveredOn,
      recognisedOn: shipments.recognisedOn,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      route: shipments.route,
      packages: shipments.packages,
      note: shipments.note,
      createdAt: shipments.createdAt,
    })
    .from(shipments)
    .innerJoin(customers, and(eq(customers.tenantId, shipments.tenantId), eq(customers.id, shipments.customerId)))
    .innerJoin(legalEntities, and(eq(legalEntities.tenantId, shipments.tenantId), eq(legalEntities.id, shipments.legalEntityId)))
    .innerJoin(warehouses, and(eq(warehouses.tenantId, shipments.tenantId), eq(warehouses.id, shipments.warehouseId)))
    .where(and(eq(shipments.tenantId, scope.tenantId), eq(shipments.id, shipmentId), customerVisible(scope, shipments.customerId)));
}

function readLines(scope: TenantScope, shipmentId: string) {
  return scope.db
    .select({
      id: shipmentLines.id,
      lineNo: shipmentLines.lineNo,
      demandLineId: shipmentLines.demandLineId,
      orderLineNo: demandLines.lineNo,
      itemId: items.id,
      itemCode: items.code,
      itemName: items.name,
      itemKind: items.kind,
      unitCode: units.code,
      unitDecimals: units.decimals,
      description: demandLines.description,
      locationId: shipmentLines.locationId,
      locationCode: locations.code,
      quantity: shipmentLines.quantity,
      packed: shipmentLines.packed,
      deliveryCode: shipmentLines.deliveryCode,
      returned: shipmentLines.returned,
      returnedUnbilled: shipmentLines.returnedUnbilled,
      invoiced: shipmentLines.invoiced,
      costMinor: shipmentLines.costMinor,
      recognisedMinor: shipmentLines.recognisedMinor,
      ordered: demandLines.ordered,
      cancelled: demandLines.cancelled,
      reserved: demandLines.reserved,
      scheduled: demandLines.scheduled,
      shipped: demandLines.shipped,
      held: demandLines.held,
    })
    .from(shipmentLines)
    .innerJoin(demandLines, and(eq(demandLines.tenantId, shipmentLines.tenantId), eq(demandLines.id, shipmentLines.demandLineId)))
    .innerJoin(items, and(eq(items.tenantId, shipmentLines.tenantId), eq(items.id, shipmentLines.itemId)))
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .leftJoin(locations, and(eq(locations.tenantId, shipmentLines.tenantId), eq(locations.id, shipmentLines.locationId)))
    .where(and(eq(shipmentLines.tenantId, scope.tenantId), eq(shipmentLines.shipmentId, shipmentId)))
    .orderBy(asc(shipmentLines.lineNo));
}

type LineRow = Awaited<ReturnType<typeof readLines>>[number];

function shownLine(line: LineRow, isOut: boolean, isRecognised: boolean) {
  return {
    ...line,
    deliveryCode: line.deliveryCode as DeliveryCode | null,
    unfilled: unfilledQuantity(line),
    returnable: isOut ? returnableQuantity(line) : "0",
    billable: isRecognised ? subtractQuantity(subtractQuantity(line.quantity, line.returnedUnbilled), line.invoiced) : "0",
  };
}

function readReturns(scope: TenantScope, shipmentId: string) {
  return scope.db
    .select({ id: returnReceipts.id, number: returnReceipts.number, receivedOn: returnReceipts.receivedOn, reason: returnReceipts.reason })
    .from(returnReceipts)
    .where(and(eq(returnReceipts.tenantId, scope.tenantId), eq(returnReceipts.shipmentId, shipmentId)))
    .orderBy(asc(returnReceipts.id));
}

function readJournal(scope: TenantScope, shipmentId: string) {
  return scope.db
    .select({ id: journalEntries.id, number: journalEntries.number, entryOn: journalEntries.entryOn, reversesId: journalEntries.reversesId })
    .from(journalEntries)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), eq(journalEntries.sourceType, "shipment"), eq(journalEntries.sourceId, shipmentId)))
    .orderBy(asc(journalEntries.id));
}
