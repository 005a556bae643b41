import type { FunctionId } from "@/server/kernel/functions";
import { listExposure } from "@/server/modules/credit";
import { listRuns } from "@/server/modules/imports";
import { listWaitingCredit } from "@/server/modules/invoicing";
import { listOrders } from "@/server/modules/orders";
import { listDiscountRules, listPriceLists } from "@/server/modules/pricing";
import { listShipments } from "@/server/modules/shipments";
import { listCounts, listWarehouses } from "@/server/modules/stock";
import { listExpected } from "@/server/modules/supply";
import { listConnections, listEndpoints } from "@/server/modules/webhooks";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** What would be left without an end: its names, a few of them. */
type Names = (scope: TenantScope) => Promise<readonly string[]>;

const FEW = 4;

/**
 * For each function what is under way that only it can finish, or what would go on deciding prices and deliveries where nobody sees it.
 * The scope is the system's: what runs counts, whoever may see it.
 */
const NEEDS: Partial<Record<FunctionId, Names>> = {
  returns: async (scope) => (await listWaitingCredit.within(scope, { limit: FEW })).rows.map((row) => row.number),
  packing: async (scope) => (await listShipments.within(scope, { status: "packed", limit: FEW })).rows.map((row) => row.number),
  warehouses: async (scope) => {
    const open = (await listWarehouses.within(scope, { archived: false })).map((row) => row.name);
    return open.length > 1 ? open : [];
  },
  counts: async (scope) => (await listCounts.within(scope, { status: "open", limit: FEW })).rows.map((row) => row.number),
  inbound: async (scope) => (await listExpected.within(scope, { status: "open", limit: FEW })).rows.map((row) => row.number),
  price_lists: async (scope) => (await listPriceLists.within(scope, { includeArchived: false })).rows.filter((row) => !row.isBase && row.customerCount > 0).map((row) => row.name),
  discounts: async (scope) => {
    const { rows } = await listDiscountRules.within(scope, { includeArchived: false });
    return rows.filter((row) => row.validTo === null || row.validTo >= scope.today).map((row) => row.name);
  },
  credit: async (scope) => {
    const [orders, customers] = await Promise.all([
      listOrders.within(scope, { status: ["credit_hold"], limit: FEW }),
      listExposure.within(scope, { state: "held", limit: FEW }),
    ]);
    return [...orders.rows.map((row) => row.number), ...customers.rows.map((row) => row.name)];
  },
  imports: async (scope) => (await listRuns.within(scope, { limit: 100 })).rows.filter((row) => row.phase !== null).map((row) => row.fileName),
  webhooks: async (scope) => {
    const [endpoints, connections] = await Promise.all([listEndpoints.within(scope, {}), listConnections.within(scope, {})]);
    return [...endpoints.rows.filter((row) => row.status === "active").map((row) => row.url), ...connections.map((row) => row.name)];
  },
};

/** The names of what still needs a function; empty when it can go. */
export function whatNeedsIt(scope: TenantScope, id: FunctionId): Promise<readonly string[]> {
  return NEEDS[id]?.(scope) ?? Promise.resolve([]);
}
