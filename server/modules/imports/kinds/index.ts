import type { ImportKind } from "../rules/import-fields";
import { bringAddresses } from "./addresses";
import { bringContacts } from "./contacts";
import { bringCustomers } from "./customers";
import { bringCustomerItemCodes } from "./customer-item-codes";
import { bringItems } from "./items";
import type { BringIn } from "./kind";
import { bringOpeningBalances } from "./opening-balances";
import { bringOpeningReceivables } from "./opening-receivables";
import { bringOpeningStock } from "./opening-stock";
import { bringOrders } from "./orders";
import { bringPrices } from "./prices";
import { bringReceipts } from "./receipts";
import { bringSuppliers } from "./suppliers";

/** What each kind of file is brought in by. */
export const bringIn: Readonly<Record<ImportKind, BringIn>> = {
  customers: bringCustomers,
  contacts: bringContacts,
  addresses: bringAddresses,
  suppliers: bringSuppliers,
  items: bringItems,
  prices: bringPrices,
  customer_item_codes: bringCustomerItemCodes,
  opening_stock: bringOpeningStock,
  opening_receivables: bringOpeningReceivables,
  opening_balances: bringOpeningBalances,
  orders: bringOrders,
  receipts: bringReceipts,
};
