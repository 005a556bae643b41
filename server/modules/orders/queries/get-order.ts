import { and, asc, eq, sql } from "drizzle-orm";
import { items, taxCodes, units } from "@/db/schema/catalog";
import { contacts, customers, legalEntities, paymentTerms } from "@/db/schema/customers";
import { demandLines } from "@/db/schema/demand";
import { users } from "@/db/schema/identity";
import { orderCharges, orderChecks, orderLines, orders } from "@/db/schema/orders";
import { warehouses } from "@/db/schema/stock";
import { notFound } from "@/server/kernel/errors";
import { actionsFrom } from "@/server/kernel/lifecycle";
import { onlyCustomersOf, visibleInStatement } from "@/server/modules/customers";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { statement } from "@/server/platform/statement";
import { orderRefInput } from "../inputs";
import { orderLifecycle, type OrderState } from "../rules/order-lifecycle";
import { sharePayments } from "../rules/share-payments";
import { totalOrder } from "../rules/total-order";
import { actionsOfActor } from "../rules/available-actions";
import { readOrderDocuments, type OrderDocuments } from "./order-documents";

/** ORD-16: one order from entry to cash: five quantities and the money per line, and every document it led to. */
export const getOrder = defineQuery({
  name: "orders.get-order",
  permission: "orders.view",
  input: orderRefInput,
  async run(scope, { orderId }) {
    const [[header], lines, charges, checks, documents] = await Promise.all([
      selectHeader(scope, { orderId, owner: onlyCustomersOf(scope) }),
      selectLinesWithQuantities(scope, { orderId }),
      selectCharges(scope, { orderId }),
      selectChecks(scope, { orderId }),
      readOrderDocuments(scope, orderId),
    ]);
    if (!header) throw notFound("order");
    const paid = paidByLine(documents);
    const live = lines.filter((l) => l.cancelledAt === null);
    const totals = totalOrder(
      live,
      charges.map((c) => ({ netMinor: c.amountMinor, taxCodeId: c.taxCodeId, taxRatePercent: c.taxRatePercent })),
    );
    const state = header.status as OrderState;
    return {
      ...header,
      lines: lines.map((l) => ({ ...l, paidMinor: paid.get(l.id) ?? 0n })),
      deliveryHeld: live.some((l) => l.held),
      charges,
      checks,
      documents,
      taxes: totals.taxes,
      paidMinor: documents.invoices.filter((i) => i.kind === "invoice").reduce((sum, i) => sum + i.receivedMinor, 0n),
      availableActions: actionsOfActor(actionsFrom(orderLifecycle, state), {
        lines: live.map((l) => ({ shipped: l.shipped, scheduled: l.scheduled, priceStatus: l.priceStatus, held: l.held })),
        may: (permission) => actorMay(scope.actor, permission),
      }),
    };
  },
});

const selectHeader = statement(["orderId", "owner"], (db, value) =>
  db
    .select({
      id: orders.id,
      number: orders.number,
      type: orders.type,
      status: orders.status,
      progress: orders.progress,
      paymentProgress: orders.paymentProgress,
      version: orders.version,
      orderedOn: orders.orderedOn,
      enteredAt: orders.createdAt,
      lastConfirmedAt: orders.lastConfirmedAt,
      requiredOn: orders.requiredOn,
      customerId: orders.customerId,
      customerCode: customers.code,
      customerName: customers.name,
      specialNotes: customers.specialNotes,
      legalEntityId: orders.legalEntityId,
      legalEntityName: legalEntities.name,
      contactId: orders.contactId,
      contactName: contacts.name,
      salesUserId: orders.salesUserId,
      salesUserName: users.name,
      customerReference: orders.customerReference,
      buyerName: orders.buyerName,
      regionCode: orders.regionCode,
      warehouseId: orders.warehouseId,
      warehouseCode: warehouses.code,
      warehouseName: warehouses.name,
      shipTo: orders.shipTo,
      carrier: orders.carrier,
      route: orders.route,
      paymentTermsId: orders.paymentTermsId,
      paymentTermsName: paymentTerms.name,
      currency: orders.currency,
      notes: orders.notes,
      channel: orders.channel,
      externalKey: orders.externalKey,
      allowBackOrder: orders.allowBackOrder,
      cancelReason: orders.cancelReason,
      netMinor: orders.netMinor,
      taxMinor: orders.taxMinor,
      chargesMinor: orders.chargesMinor,
      grossMinor: orders.grossMinor,
    })
    .from(orders)
    .innerJoin(customers, and(eq(customers.tenantId, orders.tenantId), eq(customers.id, orders.customerId)))
    .innerJoin(legalEntities, and(eq(legalEntities.tenantId, orders.tenantId), eq(legalEntities.id, orders.legalEntityId)))
    .innerJoin(warehouses, and(eq(warehouses.tenantId, orders.tenantId), eq(warehouses.id, orders.warehouseId)))
    .leftJoin(contacts, and(eq(contacts.tenantId, orders.tenantId), eq(contacts.id, orders.contactId)))
    .leftJoin(paymentTerms, and(eq(paymentTerms.tenantId, orders.tenantId), eq(paymentTerms.id, orders.paymentTermsId)))
    .leftJoin(users, eq(users.id, orders.salesUserId))
    .where(and(eq(orders.tenantId, value("tenantId")), eq(orders.id, value("orderId")), visibleInStatement(value, orders.customerId))),
);

const zero = (column: unknown) => sql<string>`trim_scale(coalesce(${column}, 0))::text`;
const selectLinesWithQuantities = statement(["orderId"], (db, value) =>
  db
    .select({
      id: orderLines.id,
      lineNo: orderLines.lineNo,
      itemId: orderLines.itemId,
      itemCode: items.code,
      itemKind: items.kind,
      unitCode: units.code,
      description: orderLines.description,
      quantity: orderLines.quantity,
      enteredUnitId: orderLines.enteredUnitId,
      enteredQuantity: orderLines.enteredQuantity,
      warehouseId: orderLines.warehouseId,
      warehouseCode: warehouses.code,
      unitPrice: orderLines.unitPrice,
      discountPercent: orderLines.discountPercent,
      priceStatus: orderLines.priceStatus,
      priceReason: orderLines.priceReason,
      priceTrace: orderLines.priceTrace,
      taxCodeId: orderLines.taxCodeId,
      taxCode: taxCodes.code,
      taxRatePercent: orderLines.taxRatePercent,
      netMinor: orderLines.netMinor,
      requiredOn: orderLines.requiredOn,
      promisedOn: orderLines.promisedOn,
      shipSeparately: orderLines.shipSeparately,
      shipTo: orderLines.shipTo,
      cancelledAt: orderLines.cancelledAt,
      cancelReason: orderLines.cancelReason,
      ordered: zero(demandLines.ordered),
      cancelled: zero(demandLines.cancelled),
      reserved: zero(demandLines.reserved),
      scheduled: zero(demandLines.scheduled),
      shipped: zero(demandLines.shipped),
      returned: zero(demandLines.returned),
      invoiced: zero(demandLines.invoiced),
      credited: zero(demandLines.credited),
      held: sql<boolean>`coalesce(${demandLines.held}, false)`,
    })
    .from(orderLines)
    .innerJoin(items, and(eq(items.tenantId, orderLines.tenantId), eq(items.id, orderLines.itemId)))
    .innerJoin(units, and(eq(units.tenantId, items.tenantId), eq(units.id, items.unitId)))
    .innerJoin(taxCodes, and(eq(taxCodes.tenantId, orderLines.tenantId), eq(taxCodes.id, orderLines.taxCodeId)))
    .innerJoin(warehouses, and(eq(warehouses.tenantId, orderLines.tenantId), eq(warehouses.id, orderLines.warehouseId)))
    .leftJoin(demandLines, and(eq(demandLines.tenantId, orderLines.tenantId), eq(demandLines.id, orderLines.id)))
    .where(and(eq(orderLines.tenantId, value("tenantId")), eq(orderLines.orderId, value("orderId"))))
    .orderBy(asc(orderLines.lineNo)),
);

const selectChecks = statement(["orderId"], (db, value) =>
  db
    .select({
      step: orderChecks.step,
      outcome: orderChecks.outcome,
      findings: orderChecks.findings,
      checkedAt: orderChecks.checkedAt,
      releasedByName: users.name,
      releaseNote: orderChecks.releaseNote,
    })
    .from(orderChecks)
    .leftJoin(users, eq(users.id, orderChecks.releasedBy))
    .where(and(eq(orderChecks.tenantId, value("tenantId")), eq(orderChecks.orderId, value("orderId")))),
);

const selectCharges = statement(["orderId"], (db, value) =>
  db.select().from(orderCharges).where(and(eq(orderCharges.tenantId, value("tenantId")), eq(orderCharges.orderId, value("orderId")))).orderBy(asc(orderCharges.lineNo)),
);

function paidByLine(documents: OrderDocuments): Map<string, bigint> {
  const settled = new Map(documents.invoices.filter((i) => i.kind === "invoice").map((i) => [i.id, i.receivedMinor]));
  return sharePayments(documents.billedLines.filter((l) => settled.has(l.invoiceId)), settled);
}
