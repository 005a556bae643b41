import {
  Boxes, BookText, CalendarCheck, FileText, FileUp, HandCoins, Package, RotateCcw, Settings, ShoppingCart, Truck, Users,
  type LucideIcon,
} from "lucide-react";

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

/** What can be begun from anywhere; like the entries above, only what has a page. */
export const creations: readonly { id: string; path: string; permission: string }[] = [
  { id: "order", path: "/orders/new", permission: "orders.edit" },
  { id: "customer", path: "/customers/new", permission: "customers.edit" },
  { id: "item", path: "/items/new", permission: "catalog.edit" },
  { id: "shipment", path: "/shipments/new", permission: "shipments.plan" },
  { id: "receipt", path: "/receivables/receipts/new", permission: "receipts.record" },
  { id: "inbound", path: "/inbound/new", permission: "inbound.edit" },
];

/** The entries of the sidebar that a path lies under, the area first: `/prices/rules` is Items, then Prices. */
export function placeOf(path: string, permissions: readonly string[]): { id: string; path: string }[] {
  const under = (root: string) => path === root || (root !== "/" && path.startsWith(`${root}/`));
  for (const entry of visibleNavigation(permissions)) {
    const child = entry.children?.find((one) => under(one.path));
    if (child) return child.path === entry.path ? [child] : [entry, child];
    if (under(entry.path)) return [entry];
  }
  return [];
}
