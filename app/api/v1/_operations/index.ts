import type { Operation } from "../_contract/operation";
import { customerOperations } from "./customers";
import { inboundOperations } from "./inbound";
import { invoiceOperations } from "./invoices";
import { itemOperations } from "./items";
import { ledgerOperations } from "./ledger";
import { orderOperations } from "./orders";
import { createOrders } from "./orders-in-bulk";
import { priceOperations } from "./prices";
import { receivableOperations } from "./receivables";
import { shipmentOperations } from "./shipments";
import { memberOperations } from "./members";
import { stockOperations } from "./stock";
import { webhookOperations } from "./webhooks";

/** The public API: one entry for each operation, in the order in which the document shows them. */
export const operations: readonly Operation[] = [
  ...customerOperations, ...itemOperations, ...priceOperations, ...stockOperations, ...inboundOperations, ...orderOperations, createOrders, ...shipmentOperations, ...invoiceOperations, ...receivableOperations, ...ledgerOperations,
  ...memberOperations, ...webhookOperations,
];
