import { z } from "zod";
import {
  cancelShipment, createShipment, deliverShipment, dispatchShipment, getReturn, getShipment, listReturns, listShipments, openLines, packShipment, receiveReturn, reinstateShipment, releaseShipment, reverseDispatch,
  unpackShipment, updateShipment,
} from "@/server/modules/shipments";
import { page, reading, writing } from "../_contract/operation";
import { allOf, choice, date, decimal, flag, id, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Shipments";
const STATES = ["planned", "released", "packed", "dispatched", "delivered", "cancelled"] as const;

const summary = {
  id: id("shipment"), number: text(), status: choice(STATES), customerId: id("customer"), customerName: text(), orderId: id("order"), orderNumber: text(), warehouseId: id("warehouse"),
  plannedOn: date(), shippedOn: date().nullable(), deliveredOn: date().nullable(), carrier: text().nullable(), late: flag(),
};
const shipment = view("Shipment", {
  ...summary, version: whole(), customerReference: text().nullable(), trackingNumber: text().nullable(), route: text().nullable(), packages: whole().nullable(), note: text().nullable(),
  shipTo: view("ShipTo", { recipient: text().nullable(), line1: text(), line2: text().nullable(), city: text().nullable(), region: text().nullable(), postalCode: text().nullable(), country: text() }),
  lines: z.array(view("ShipmentLine", {
    id: id("shipment line"), lineNo: whole(), orderLineId: id("order line"), itemId: id("item"), itemCode: text(), description: text().nullable(), unitCode: text(), quantity: decimal(), packed: flag(),
    deliveryCode: choice(["partial", "final", "cancelled", "reinstated"]).nullable(), returned: decimal(), invoiced: decimal(), billable: decimal(),
  })),
});
const shipmentRef = view("ShipmentRef", { id: id("shipment") });
const ref = ({ shipmentId }: { shipmentId: string }) => ({ id: shipmentId });

export const shipmentOperations = [
  reading("GET", {
    id: "listShippableLines", path: "/orders/{orderId}/shippable-lines", tag, scope: "shipments:read", summary: "Lists what of an order may be shipped now, and what stock there is for it", query: openLines,
    response: allOf("ShippableLines", view("ShippableLine", {
      orderLineId: id("order line"), lineNo: whole(), itemCode: text(), itemName: text(), description: text().nullable(), unitCode: text(), warehouseId: id("warehouse"), promisedOn: date().nullable(), requiredOn: date(),
      open: decimal().describe("Not planned yet."), shippable: decimal().describe("Of it, what reserved and free stock cover."),
    })),
    show: ({ lines }) => ({ rows: lines.map((line) => ({ ...line, orderLineId: line.demandLineId })) }),
  }),
  writing("POST", {
    id: "createShipment", path: "/shipments", tag, scope: "shipments:write", summary: "Plans shipments for confirmed order lines: one for each warehouse, and for each line that ships separately", command: createShipment,
    response: view("CreatedShipments", { shipments: z.array(view("CreatedShipment", { id: id("shipment"), number: text() })) }),
    show: ({ shipments }) => ({ shipments: shipments.map(({ shipmentId, number }) => ({ id: shipmentId, number })) }),
  }),
  reading("GET", {
    id: "listShipments", path: "/shipments", tag, scope: "shipments:read", summary: "Lists shipments", query: listShipments, response: pageOf("ShipmentPage", view("ShipmentSummary", { ...summary, lineCount: whole(), packedCount: whole() })), show: page,
  }),
  reading("GET", {
    id: "getShipment", path: "/shipments/{shipmentId}", tag, scope: "shipments:read", summary: "Reads a shipment: where it is, who carries it, and its lines", query: getShipment, response: shipment,
    show: (found) => ({ ...found, lines: found.lines.map((line) => ({ ...line, orderLineId: line.demandLineId })) }),
  }),
  writing("PUT", { id: "updateShipment", path: "/shipments/{shipmentId}", tag, scope: "shipments:write", summary: "Changes a shipment before it leaves; `version` is the one that was read, 1 for a new one", command: updateShipment, response: shipmentRef, show: ref }),
  writing("POST", { id: "releaseShipment", path: "/shipments/{shipmentId}/release", tag, scope: "shipments:write", summary: "Hands a shipment to the warehouse", command: releaseShipment, status: 200, response: shipmentRef, show: ref }),
  writing("POST", { id: "packShipment", path: "/shipments/{shipmentId}/pack", tag, scope: "shipments:write", summary: "Says that everything is in its packages", command: packShipment, status: 200, response: shipmentRef, show: ref }),
  writing("POST", { id: "unpackShipment", path: "/shipments/{shipmentId}/unpack", tag, scope: "shipments:write", summary: "Takes packing back", command: unpackShipment, status: 200, response: shipmentRef, show: ref }),
  writing("POST", {
    id: "dispatchShipment", path: "/shipments/{shipmentId}/dispatch", tag, scope: "shipments:write", summary: "The goods leave: posts stock, cost and (by policy) revenue. Names carrier and tracking number on the way", command: dispatchShipment, status: 200,
    response: view("DispatchedShipment", { id: id("shipment"), number: text() }), show: ({ shipmentId, number }) => ({ id: shipmentId, number }),
  }),
  writing("POST", { id: "deliverShipment", path: "/shipments/{shipmentId}/deliver", tag, scope: "shipments:write", summary: "The goods have arrived", command: deliverShipment, status: 200, response: shipmentRef, show: ref }),
  writing("POST", { id: "reverseDispatch", path: "/shipments/{shipmentId}/reverse-dispatch", tag, scope: "shipments:write", summary: "The goods did not leave after all: takes stock, cost and revenue back before anything is invoiced", command: reverseDispatch, status: 200, response: shipmentRef, show: ref }),
  writing("POST", { id: "cancelShipment", path: "/shipments/{shipmentId}/cancel", tag, scope: "shipments:write", summary: "Gives up a shipment before it leaves; its quantities may be planned again", command: cancelShipment, status: 200, response: shipmentRef, show: ref }),
  writing("POST", { id: "reinstateShipment", path: "/shipments/{shipmentId}/reinstate", tag, scope: "shipments:write", summary: "Takes a cancelled shipment back", command: reinstateShipment, status: 200, response: shipmentRef, show: ref }),
  reading("GET", {
    id: "listReturns", path: "/returns", tag, scope: "shipments:read", summary: "Lists returns, newest first", query: listReturns,
    response: pageOf("ReturnPage", view("ReturnSummary", {
      id: id("return receipt"), number: text(), receivedOn: date(), reason: text().nullable(), customerName: text(), shipmentId: id("shipment"), shipmentNumber: text(), orderId: id("order"), orderNumber: text(),
      waitingForCredit: flag().describe("Invoiced goods of it are not credited yet."),
    })), show: page,
  }),
  writing("POST", {
    id: "receiveReturn", path: "/shipments/{shipmentId}/returns", tag, scope: "shipments:write", summary: "Takes goods back that the customer returns", command: receiveReturn,
    response: view("ReturnRef", { id: id("return receipt"), number: text() }), show: ({ returnReceiptId, number }) => ({ id: returnReceiptId, number }),
  }),
  reading("GET", {
    id: "getReturn", path: "/returns/{returnReceiptId}", tag, scope: "shipments:read", summary: "Reads a return with its lines", query: getReturn,
    response: view("Return", {
      id: id("return receipt"), number: text(), receivedOn: date(), reason: text().nullable(), customerId: id("customer"), shipmentId: id("shipment"), orderId: id("order"),
      lines: z.array(view("ReturnLine", {
        id: id("return receipt line"), lineNo: whole(), shipmentLineId: id("shipment line"), itemCode: text(), quantity: decimal(), unbilledQuantity: decimal(), creditedQuantity: decimal(), disposition: choice(["restock", "scrap"]),
      })),
    }),
  }),
];
