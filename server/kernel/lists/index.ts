import { countsList, inboundList, movesList, stockList, suppliersList } from "./goods-lists";
import { balancesList, exposureList, invoicesList, journalList, receiptsList, receivablesList } from "./money-lists";
import { customersList, itemsList, ordersList, returnsList, shipmentsList } from "./sales-lists";

export * from "./declare-list";
export * from "./goods-lists";
export * from "./list-layout";
export * from "./list-state";
export * from "./money-lists";
export * from "./sales-lists";

/** Every list of the product. */
export const LISTS = {
  orders: ordersList,
  customers: customersList,
  items: itemsList,
  shipments: shipmentsList,
  returns: returnsList,
  invoices: invoicesList,
  receivables: receivablesList,
  receipts: receiptsList,
  balances: balancesList,
  exposure: exposureList,
  journal: journalList,
  stock: stockList,
  moves: movesList,
  counts: countsList,
  inbound: inboundList,
  suppliers: suppliersList,
} as const;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as [ListName, ...ListName[]];
