import postgres from "postgres";
import { connectDatabase, type Database } from "@/db/client";
import { setCreditLimit } from "@/server/modules/credit";
import { createWarehouse } from "@/server/modules/stock";
import { withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";
import { tradingCompany } from "../trading-company";
import { openTestWorkspace, type TestWorkspace } from "../workspace";
import { ExpectedBooks } from "./expected-books";

/** One of the two workspaces: small, so that everybody meets everybody. */
export interface Side {
  readonly name: string;
  readonly tenantId: string;
  readonly ws: TestWorkspace;
  readonly customerIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly serviceId: string;
  readonly warehouseIds: readonly string[];
  readonly expected: ExpectedBooks;
  within<T>(fn: (scope: TenantScope) => Promise<T>): Promise<T>;
}

export interface World {
  readonly sides: readonly [Side, Side];
  /** Reads the tables as their owner, past every policy. */
  readonly owner: postgres.Sql;
  close(): Promise<void>;
}

/** Two workspaces with a few customers, items and warehouses each, made by the commands that users use. */
export async function openWorld(urls: { ownerUrl: string; appUrl: string }): Promise<World> {
  const connection = connectDatabase(urls.appUrl, { role: null, max: 20, applicationName: "naru-model" });
  const owner = postgres(urls.ownerUrl, { max: 4, onnotice: () => undefined });
  const sides: [Side, Side] = [await openSide(connection.db, "east"), await openSide(connection.db, "west")];
  return {
    sides,
    owner,
    async close() {
      await connection.close();
      await owner.end({ timeout: 5 });
    },
  };
}

async function openSide(database: Database, name: string): Promise<Side> {
  const ws = await openTestWorkspace(database, { name: `Model ${name}` });
  const within = <T>(fn: (scope: TenantScope) => Promise<T>) => withTenant(ws.systemContext, fn);
  const company = await tradingCompany(ws);
  const itemIds: string[] = [];
  for (const price of ["1000", "250", "33"]) itemIds.push(await company.item({ price }));
  const serviceId = await company.item({ kind: "service", price: "700" });
  const customerIds: string[] = [];
  for (const limitMinor of [null, 60_000n, 12_000n]) {
    const customerId = await company.customer();
    customerIds.push(customerId);
    await within((scope) => setCreditLimit.within(scope, { customerId, limitMinor }));
  }
  const { warehouseId } = await within((scope) => createWarehouse.within(scope, { code: "W-2", name: "Second warehouse" }));
  return { name, tenantId: ws.workspace.tenantId, ws, customerIds, itemIds, serviceId, warehouseIds: [company.warehouseId, warehouseId], expected: new ExpectedBooks(), within };
}

/** Who acts: an owner of a workspace, with a request of their own for every step. */
export interface ModelActor {
  readonly name: string;
  readonly side: Side;
  readonly other: Side;
  context(requestId: string): TenantContext;
}

/** Actors take the sides in turn, so that half of them meet in each workspace. */
export function modelActors(world: World, count: number): ModelActor[] {
  return Array.from({ length: count }, (_, i) => {
    const side = world.sides[i % 2 === 0 ? 0 : 1];
    const other = world.sides[i % 2 === 0 ? 1 : 0];
    const role = i < 4 ? "owner" : "admin";
    return { name: `actor ${i + 1}`, side, other, context: (requestId) => ({ ...side.ws.context(role), requestId }) };
  });
}
