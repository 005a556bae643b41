/**
 * The functions of the product that a workspace may switch off (PLT-03), and what belongs to each: its rights, and the pages that are
 * about nothing else. Menu, palette, shortcuts, tiles, settings, procedures and the public API follow from the rights; what is in no
 * function is the core, which every workspace has. Data of a function that is off stays, and is there again when it is switched on.
 */
export const FUNCTIONS = {
  returns: { permissions: ["returns.view", "returns.receive"], paths: ["/returns"] },
  packing: { permissions: ["shipments.pack"], paths: [] },
  warehouses: { permissions: ["warehouses.view", "stock.setup", "stock.transfer"], paths: ["/warehouses", "/stock/transfer"] },
  counts: { permissions: ["counts.view", "counts.take", "counts.post"], paths: ["/stock/counts"] },
  inbound: { permissions: ["inbound.view", "inbound.edit"], paths: ["/inbound"] },
  price_lists: { permissions: ["price_lists.view", "price_lists.edit"], paths: [] },
  discounts: { permissions: ["discounts.view", "discounts.edit"], paths: ["/prices/rules"] },
  credit: { permissions: ["credit.view", "credit.set_limit", "credit.release"], paths: ["/receivables/exposure"] },
  ledger: {
    permissions: ["ledger.view", "ledger.post", "ledger.setup", "periods.lock", "books_check.view"],
    paths: ["/ledger"],
  },
  imports: { permissions: ["imports.run", "imports.undo"], paths: ["/imports"] },
  webhooks: { permissions: ["webhooks.manage"], paths: ["/settings/webhooks"] },
  api: { permissions: ["api_keys.manage"], paths: ["/settings/api-keys"] },
} as const satisfies Record<string, { readonly permissions: readonly string[]; readonly paths: readonly string[] }>;

export type FunctionId = keyof typeof FUNCTIONS;
export type FunctionPermission = (typeof FUNCTIONS)[FunctionId]["permissions"][number];

export const FUNCTION_IDS = Object.keys(FUNCTIONS) as [FunctionId, ...FunctionId[]];

/** The areas of pages that every workspace has, by the first step of their address; a new area stands here or in a function. */
export const CORE_AREAS = ["", "customers", "items", "prices", "orders", "shipments", "invoices", "receivables", "stock", "notifications", "settings"] as const;

const byPermission = new Map<string, FunctionId>(FUNCTION_IDS.flatMap((id) => FUNCTIONS[id].permissions.map((permission) => [permission, id] as const)));

/** The function a right belongs to; null for the core. */
export function functionOfPermission(permission: string): FunctionId | null {
  return byPermission.get(permission) ?? null;
}

/** The function a page belongs to, by its address inside the workspace; null for the core. */
export function functionOfPath(path: string): FunctionId | null {
  const within = (root: string) => path === root || path.startsWith(`${root}/`);
  return FUNCTION_IDS.find((id) => FUNCTIONS[id].paths.some(within)) ?? null;
}

export function isFunctionId(name: string): name is FunctionId {
  return Object.hasOwn(FUNCTIONS, name);
}
