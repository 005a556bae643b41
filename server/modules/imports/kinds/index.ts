import type { ImportKind } from "../rules/import-fields";
import { bringCustomers } from "./customers";
import { bringItems } from "./items";
import type { BringIn } from "./kind";
import { bringOpeningStock } from "./opening-stock";
import { bringOrders } from "./orders";
import { bringSuppliers } from "./suppliers";

/** What each kind of file is brought in by. */
export const bringIn: Readonly<Record<ImportKind, BringIn>> = {
  customers: bringCustomers,
  suppliers: bringSuppliers,
  items: bringItems,
  opening_stock: bringOpeningStock,
  orders: bringOrders,
};
