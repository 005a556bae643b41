import {
  Boxes, BookText, CalendarCheck, FileText, FileUp, HandCoins, Package, RotateCcw, Settings, ShoppingCart, Truck, Users,
  type LucideIcon,
} from "lucide-react";
import { settingsSections } from "../settings/_components/settings-sections";

export interface NavigationEntry {
  /** Key under "shell.nav". */
  id: string;
  /** Path inside the workspace. */
  path: string;
  permission: string;
  icon: LucideIcon;
  /** Second key after "g". */
  key: string;
  children?: readonly { id: string; path: string; permission: string }[];
}

/** The sidebar, by the work and not by the table. An entry is here when its page exists. */
export const navigation: readonly NavigationEntry[] = [
  { id: "today", path: "/", permission: "today.view", icon: CalendarCheck, key: "t" },
  { id: "customers", path: "/customers", permission: "customers.view", icon: Users, key: "c" },
  {
    id: "items", path: "/items", permission: "catalog.view", icon: Package, key: "p",
    children: [{ id: "prices", path: "/prices", permission: "prices.view" }],
  },
  { id: "orders", path: "/orders", permission: "orders.view", icon: ShoppingCart, key: "o" },
  { id: "shipments", path: "/shipments", permission: "shipments.view", icon: Truck, key: "s" },
  { id: "returns", path: "/returns", permission: "returns.view", icon: RotateCcw, key: "e" },
  { id: "invoices", path: "/invoices", permission: "invoices.view", icon: FileText, key: "i" },
  {
    id: "receivables", path: "/receivables", permission: "receivables.view", icon: HandCoins, key: "r",
    children: [{ id: "receipts", path: "/receivables/receipts", permission: "receivables.view" }],
  },
  {
    id: "stock", path: "/stock", permission: "stock.view", icon: Boxes, key: "k",
    children: [
      { id: "inbound", path: "/inbound", permission: "inbound.view" },
      { id: "warehouses", path: "/warehouses", permission: "warehouses.view" },
    ],
  },
  {
    id: "ledger", path: "/ledger", permission: "ledger.view", icon: BookText, key: "l",
    children: [{ id: "booksCheck", path: "/ledger/books-check", permission: "books_check.view" }],
  },
  { id: "imports", path: "/imports", permission: "imports.run", icon: FileUp, key: "m" },
  { id: "settings", path: "/settings", permission: "settings.view", icon: Settings, key: "," },
];

/** What a member sees of it. A parent whose own page is closed still shows when one of its children is open. */
export function visibleNavigation(permissions: readonly string[]): NavigationEntry[] {
  return navigation.flatMap((entry) => {
    const children = entry.children?.filter((child) => permissions.includes(child.permission)) ?? [];
    if (permissions.includes(entry.permission)) return [{ ...entry, children }];
    const first = children[0];
    return first ? [{ ...entry, path: first.path, children }] : [];
  });
}

/**
 * Pages within an area that stand in no sidebar: the palette leads to them, and the path at the top names them. Null is open to everybody.
 */
export const parts: readonly { id: string; path: string; permission: string | null }[] = [
  { id: "orderSummary", path: "/orders/summary", permission: "orders.view" },
  { id: "discountRules", path: "/prices/rules", permission: "discounts.view" },
  { id: "shipmentSchedule", path: "/shipments/schedule", permission: "shipments.view" },
  { id: "toInvoice", path: "/invoices/to-invoice", permission: "invoices.view" },
  { id: "waitingForCredit", path: "/invoices/waiting", permission: "invoices.view" },
  { id: "balances", path: "/receivables/balances", permission: "receivables.view" },
  { id: "exposure", path: "/receivables/exposure", permission: "credit.view" },
  { id: "cash", path: "/receivables/cash", permission: "receivables.view" },
  { id: "stockMoves", path: "/stock/moves", permission: "stock.view" },
  { id: "stockCounts", path: "/stock/counts", permission: "counts.view" },
  { id: "suppliers", path: "/inbound/suppliers", permission: "inbound.view" },
  { id: "journal", path: "/ledger/journal", permission: "ledger.view" },
  { id: "accounts", path: "/ledger/accounts", permission: "ledger.view" },
  { id: "periods", path: "/ledger/periods", permission: "ledger.view" },
  ...settingsSections.map(({ id, permission }) => ({ id: `settings-${id}`, path: `/settings/${id}`, permission })),
];

/** The parts a member may open: each lies in an area that is open to the member, too. */
export function visibleParts(permissions: readonly string[]): { id: string; path: string }[] {
  return parts.filter((part) => part.permission === null || (permissions.includes(part.permission) && areaOf(part.path, permissions).length > 0));
}

/** What can be begun from anywhere; like the entries above, only what has a page, or a dialog on one. */
export const creations: readonly { id: string; path: string; permission: string; inMenu?: true; dialog?: true }[] = [
  { id: "order", path: "/orders/new", permission: "orders.edit", inMenu: true },
  { id: "customer", path: "/customers/new", permission: "customers.edit", inMenu: true },
  { id: "item", path: "/items/new", permission: "catalog.edit", inMenu: true },
  { id: "shipment", path: "/shipments/new", permission: "shipments.plan", inMenu: true },
  { id: "invoice", path: "/invoices/to-invoice", permission: "invoices.issue", inMenu: true },
  { id: "receipt", path: "/receivables/receipts/new", permission: "receipts.record", inMenu: true },
  { id: "inbound", path: "/inbound/new", permission: "inbound.edit", inMenu: true },
  { id: "supplier", path: "/inbound/suppliers", permission: "inbound.edit", dialog: true },
  { id: "return", path: "/returns/new", permission: "returns.receive" },
  { id: "goodsReceipt", path: "/stock/receive", permission: "stock.move" },
  { id: "transfer", path: "/stock/transfer", permission: "stock.transfer" },
  { id: "adjustment", path: "/stock/adjust", permission: "stock.adjust" },
  { id: "scrap", path: "/stock/scrap", permission: "stock.adjust" },
  { id: "count", path: "/stock/counts", permission: "counts.take", dialog: true },
  { id: "journalEntry", path: "/ledger/journal/new", permission: "ledger.post" },
  { id: "import", path: "/imports/new", permission: "imports.run" },
];

const under = (root: string, path: string) => path === root || (root !== "/" && path.startsWith(`${root}/`));

/** The entries of the sidebar that a path lies under, the area first: `/prices/rules` is Items, then Prices. */
function areaOf(path: string, permissions: readonly string[]): { id: string; path: string }[] {
  for (const entry of visibleNavigation(permissions)) {
    const child = entry.children?.find((one) => under(one.path, path));
    if (child) return child.path === entry.path ? [child] : [entry, child];
    if (under(entry.path, path)) return [entry];
  }
  return [];
}

/** The way to a path: area, what the sidebar has below it, the part of that. */
export function placeOf(path: string, permissions: readonly string[]): { id: string; path: string }[] {
  const area = areaOf(path, permissions);
  const part = visibleParts(permissions).find((one) => under(one.path, path));
  return part ? [...area, part] : area;
}
