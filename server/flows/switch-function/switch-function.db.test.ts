import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { tradingCompany, type TradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { FUNCTION_IDS, functionOfPermission, type FunctionId } from "@/server/kernel/functions";
import { holdCustomer, releaseCustomer, setCreditLimit } from "@/server/modules/credit";
import { createOrder, getOrder } from "@/server/modules/orders";
import { changePolicies, getSettings, loadWorkspaceBySlug } from "@/server/modules/workspaces";
import { listEndpoints } from "@/server/modules/webhooks";
import { announceReceipt, listExpected } from "@/server/modules/supply";
import { userActor } from "@/server/platform/actor";
import { execute, read } from "@/server/platform/command";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { newId } from "@/server/platform/new-id";
import type { Role } from "@/server/platform/permissions";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { appRouter } from "@/server/trpc/root";
import { and, eq } from "drizzle-orm";
import { operations } from "@/app/api/v1/_operations";
import { switchFunction } from ".";

let database: TestDatabase;
let ws: TestWorkspace;
let other: TestWorkspace;
let company: TradingCompany;

/** The member's context as the next request would make it: from what is stored now. */
async function now(role: Role = "owner"): Promise<TenantContext> {
  const workspace = await withIdentity(localIdentityContext(ws.database, ws.clock, "test"), (scope) => loadWorkspaceBySlug(scope, ws.workspace.slug));
  if (!workspace) throw new Error("the workspace is gone");
  const actor = userActor({ userId: ws.users[role].userId, role, ownCustomersOnly: false, functionsOff: workspace.settings.functionsOff });
  return { ...ws.context(role), workspace, actor };
}

const flip = async (id: FunctionId, on: boolean, role: Role = "owner", key = newId()) => execute(await now(role), switchFunction, { function: id, on }, key);

beforeAll(async () => {
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  other = await openTestWorkspace(database);
  company = await tradingCompany(ws);
});

afterAll(() => database.drop());

describe("PLT-03 functions are switched off and on", () => {
  it("takes the rights from everybody from the next request on, and gives them back with the data", async () => {
    const itemId = await company.item({ code: "INB-1" });
    const expected = await execute(ws.context("owner"), announceReceipt, {
      warehouseId: company.warehouseId, dueOn: "2026-03-20", lines: [{ itemId, quantity: "5" }],
    } as never, newId());
    await expect(flip("inbound", false)).rejects.toMatchObject({ code: "function.in_use", params: { function: "inbound" } });
    const { rows } = await read(await now(), listExpected, {});
    expect(rows.map((row) => row.id)).toContain((expected as { expectedReceiptId: string }).expectedReceiptId);

    await flip("counts", false);
    for (const role of ["owner", "warehouse", "sales_rep"] as const) {
      await expect(read(await now(role), byName("stock.list-counts"), {})).rejects.toMatchObject({ code: "function.off", params: { function: "counts" } });
    }
    await flip("counts", true);
    await expect(read(await now("warehouse"), byName("stock.list-counts"), {})).resolves.toMatchObject({ rows: [] });
  });

  it("refuses every procedure and every operation of what is off, and no other", async () => {
    for (const id of FUNCTION_IDS.filter((one) => one !== "inbound")) await flip(id, false);
    const context = await now();
    const definitions = [
      ...Object.values(appRouter._def.procedures as unknown as Record<string, { _def: { meta?: { definition?: Definition } } }>).flatMap(({ _def }) => _def.meta?.definition ?? []),
      ...operations.map((operation) => operation.definition as unknown as Definition),
    ];
    const off = definitions.filter((definition) => (functionOfPermission(definition.permission) ?? "inbound") !== "inbound");
    expect(new Set(off.map((definition) => functionOfPermission(definition.permission))).size).toBe(FUNCTION_IDS.length - 1);
    for (const definition of off) {
      const asked = definition.kind === "command" ? execute(context, definition as never, {} as never, newId()) : read(context, definition as never, {} as never);
      await expect(asked, definition.name).rejects.toMatchObject({ code: "function.off" });
    }
    const others = definitions.filter((definition) => functionOfPermission(definition.permission) === null);
    expect(others.length).toBeGreaterThan(100);
    if (context.actor.kind !== "user") throw new Error("a member");
    const { permissions } = context.actor;
    expect(others.filter((definition) => !permissions.has(definition.permission as never)).map((definition) => definition.name)).toEqual([]);
    for (const id of FUNCTION_IDS) await flip(id, true);
    expect((await now()).workspace.settings.functionsOff).toEqual([]);
  });

  it("offers no event of what is off to an endpoint", async () => {
    const offered = async () => (await read(await now("admin"), listEndpoints, {})).eventTypes;
    expect(await offered()).toEqual(expect.arrayContaining(["return.received", "order.held", "customer.held"]));
    for (const id of ["returns", "credit"] as const) await flip(id, false);
    const left = await offered();
    expect(left).toContain("order.confirmed");
    expect(left.filter((type) => ["return.received", "order.held", "customer.held", "customer.released"].includes(type))).toEqual([]);
    for (const id of ["returns", "credit"] as const) await flip(id, true);
  });

  it("does nothing twice, and notes who switched what", async () => {
    const key = newId();
    await flip("packing", false, "admin", key);
    await flip("packing", false, "admin", key);
    await flip("packing", false, "admin");
    const lines = await withTenant(ws.systemContext, (scope) =>
      scope.db.select({ changes: auditEntries.changes, by: auditEntries.actorUserId }).from(auditEntries)
        .where(and(eq(auditEntries.tenantId, scope.tenantId), eq(auditEntries.action, "workspaces.switch-function"), eq(auditEntries.actorUserId, ws.users.admin.userId))));
    expect(lines).toEqual([{ changes: { "function.packing": [true, false] }, by: ws.users.admin.userId }]);
    expect((await now()).workspace.settings.functionsOff).toEqual(["packing"]);
    await flip("packing", true);
  });

  it("keeps what is off when the policies change, and both of two that are switched at once", async () => {
    await Promise.all([flip("imports", false), flip("webhooks", false)]);
    const { version, settings } = await read(await now(), getSettings, {});
    const { functionsOff: _, ...policies } = settings;
    await execute(await now(), changePolicies, { ...policies, dueSoonDays: 9, version }, newId());
    expect((await now()).workspace.settings).toMatchObject({ functionsOff: ["imports", "webhooks"], dueSoonDays: 9 });
    await flip("imports", true);
    await flip("webhooks", true);
  });

  it("is refused to who may not change settings, and touches no other workspace (PLT-01)", async () => {
    await expect(flip("packing", false, "sales_manager")).rejects.toMatchObject({ code: "permission.missing" });
    await flip("packing", false);
    const { settings } = await read(other.context("owner"), getSettings, {});
    expect(settings.functionsOff).toEqual([]);
    await flip("packing", true);
  });
});

describe("PLT-03 ORD-10 without credit control no order stops at credit", () => {
  it("waits for what is held, then lets pass what is over a limit that stays for later", async () => {
    const customerId = await company.customer();
    const itemId = await company.item({ code: "CRD-1", onHand: "100", price: "1000" });
    await execute(await now(), setCreditLimit, { customerId, limitMinor: 1_000n } as never, newId());
    await execute(await now(), holdCustomer, { customerId, reason: "late payer" } as never, newId());
    await expect(flip("credit", false)).rejects.toMatchObject({ code: "function.in_use", params: { function: "credit" } });
    await execute(await now(), releaseCustomer, { customerId, note: "paid" } as never, newId());
    const order = async () => {
      const { orderId } = await execute(await now(), createOrder, { customerId, requiredOn: "2026-03-20", confirm: true, lines: [{ itemId, quantity: "5" }] } as never, newId());
      return (await read(await now(), getOrder, { orderId } as never)) as unknown as { order: { status: string } };
    };
    await flip("credit", false);
    expect(JSON.stringify(await order(), bigText)).toContain('"status":"confirmed"');
    await flip("credit", true);
    expect(JSON.stringify(await order(), bigText)).toContain('"status":"credit_hold"');
  });
});

const bigText = (_: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);

interface Definition {
  readonly kind: "command" | "query";
  readonly name: string;
  readonly permission: string;
}

function byName(name: string): never {
  const found = Object.values(appRouter._def.procedures as unknown as Record<string, { _def: { meta?: { definition?: Definition } } }>).find(({ _def }) => _def.meta?.definition?.name === name);
  return found?._def.meta?.definition as never;
}
