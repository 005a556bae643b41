import { balancesList } from "./balances-list";
import { countsList } from "./counts-list";
import { customersList } from "./customers-list";
import { exposureList } from "./exposure-list";
import { inboundList } from "./inbound-list";
import { invoicesList } from "./invoices-list";
import { itemsList } from "./items-list";
import { journalList } from "./journal-list";
import { movesList } from "./moves-list";
import { ordersList } from "./orders-list";
import { receiptsList } from "./receipts-list";
import { receivablesList } from "./receivables-list";
import { returnsList } from "./returns-list";
import { shipmentsList } from "./shipments-list";
import { stockList } from "./stock-list";
import { suppliersList } from "./suppliers-list";

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
