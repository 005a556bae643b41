import type { Fixtures } from "./fixture-type";
import type { World } from "./world";

const draft = (w: World) => ({
  customerId: w.customer,
  legalEntityId: w.legalEntity,
  contactId: w.contact,
  salesUserId: w.user,
  warehouseId: w.warehouse,
  shipToAddressId: w.customerAddress,
  paymentTermsId: w.paymentTerms,
  lines: [{ itemId: w.item, unitId: w.unit, warehouseId: w.warehouse, taxCodeId: w.taxCode, shipToAddressId: w.spareAddress, quantity: "1" }],
  charges: [{ description: "Freight", amountMinor: 10n, taxCodeId: w.taxCode }],
});

/** Orders, availability, shipments and invoices. */
export const orderFixtures: Fixtures = {
  "orders.list": (w) => ({ customerId: w.customer, itemId: w.item, salesUserId: w.user }),
  "orders.get": (w) => ({ orderId: w.openOrder }),
  "orders.entryDefaults": (w) => ({ customerId: w.customer }),
  "orders.preview": (w) => ({
    customerId: w.customer,
    warehouseId: w.warehouse,
    lines: draft(w).lines.map((line) => ({ ...line, key: "a" })),
    charges: draft(w).charges,
  }),
  "orders.summary": () => ({ by: "customer" }),
  "orders.duplicateReference": (w) => ({ customerId: w.customer, customerReference: "PO", exceptOrderId: w.draftOrder }),
  "orders.create": (w) => draft(w),
  "orders.update": (w) => ({ ...draft(w), orderId: w.draftOrder, version: 1 }),
  "orders.confirm": (w) => ({ orderId: w.draftOrder }),
  "orders.confirmPrices": (w) => ({ orderId: w.manualOrder, orderLineIds: [w.manualLine] }),
  "orders.releaseCredit": (w) => ({ orderId: w.heldOrder, note: "paid" }),
  "orders.returnToDraft": (w) => ({ orderId: w.heldOrder }),
  "orders.cancel": (w) => ({ orderId: w.openOrder, reason: "gone" }),
  "orders.cancelLine": (w) => ({ orderId: w.openOrder, orderLineId: w.openOrderLine, reason: "gone" }),
  "orders.reinstate": (w) => ({ orderId: w.cancelledOrder }),
  "orders.reinstateLine": (w) => ({ orderId: w.cancelledLineOrder, orderLineId: w.cancelledLine }),
  "orders.close": (w) => ({ orderId: w.openOrder, reason: "done" }),
  "orders.reopen": (w) => ({ orderId: w.closedOrder }),

  "promising.checkAvailability": (w) => ({
    lines: [{ key: "a", itemId: w.item, warehouseId: w.warehouse, quantity: "1", requiredOn: w.today, excludeDemandLineId: w.demandLine }],
  }),
  "promising.itemAvailability": (w) => ({ itemId: w.item, warehouseId: w.warehouse }),

  "shipments.list": (w) => ({ warehouseId: w.warehouse, customerId: w.customer, orderId: w.openOrder }),
  "shipments.get": (w) => ({ shipmentId: w.shipment.planned }),
  "shipments.schedule": (w) => ({ from: w.today, to: w.today, warehouseId: w.warehouse }),
  "shipments.openOrders": (w) => ({ warehouseId: w.warehouse }),
  "shipments.openLines": (w) => ({ orderId: w.openOrder }),
  "shipments.create": (w) => ({ paymentTermsId: w.paymentTerms, lines: [{ demandLineId: w.demandLine, quantity: "1", locationId: w.location }] }),
  "shipments.update": (w) => ({
    shipmentId: w.shipment.planned,
    version: 1,
    plannedOn: w.today,
    shipTo: { line1: "1 Harbour Road", country: "KR" },
    lines: [{ shipmentLineId: w.lineOf.planned, quantity: "4", locationId: w.location }],
  }),
  "shipments.release": (w) => ({ shipmentId: w.shipment.planned }),
  "shipments.packLine": (w) => ({ shipmentId: w.shipment.released, shipmentLineId: w.lineOf.released, packed: true }),
  "shipments.pack": (w) => ({ shipmentId: w.shipment.released }),
  "shipments.unpack": (w) => ({ shipmentId: w.shipment.packed }),
  "shipments.dispatch": (w) => ({ shipmentId: w.shipment.packed }),
  "shipments.deliver": (w) => ({ shipmentId: w.shipment.dispatched }),
  "shipments.cancel": (w) => ({ shipmentId: w.shipment.planned }),
  "shipments.reinstate": (w) => ({ shipmentId: w.shipment.cancelled }),
  "shipments.reverseDispatch": (w) => ({ shipmentId: w.shipment.dispatched, reason: "wrong truck" }),
  "shipments.returns": (w) => ({ customerId: w.customer, shipmentId: w.shipment.returned }),
  "shipments.getReturn": (w) => ({ returnReceiptId: w.returnReceipt }),
  "shipments.receiveReturn": (w) => ({
    shipmentId: w.shipment.dispatched,
    reason: "damaged",
    lines: [{ shipmentLineId: w.lineOf.dispatched, quantity: "1", disposition: "restock", locationId: w.location }],
  }),

  "invoicing.list": (w) => ({ customerId: w.customer }),
  "invoicing.get": (w) => ({ invoiceId: w.invoice }),
  "invoicing.toInvoice": (w) => ({ customerId: w.customer }),
  "invoicing.billableLines": (w) => [{ shipmentIds: [w.shipment.dispatched] }, { orderId: w.openOrder }],
  "invoicing.waitingForCredit": (w) => ({ customerId: w.customer }),
  "invoicing.invoicesForReturn": (w) => ({ returnReceiptId: w.returnReceipt }),
  "invoicing.ofShipment": (w) => ({ shipmentId: w.shipment.invoiced }),
  "invoicing.netByMonth": () => ({}),
  "invoicing.issue": (w) => [
    { shipmentIds: [w.shipment.dispatched], paymentTermsId: w.paymentTerms },
    { lines: [{ shipmentLineId: w.lineOf.dispatched, quantity: "2" }] },
  ],
  "invoicing.issueCreditNote": (w) => ({
    invoiceId: w.returnedInvoice,
    reason: "returned",
    lines: [{ invoiceLineId: w.returnedInvoiceLine, quantity: "2", returnReceiptLineId: w.returnReceiptLine }],
  }),
};
