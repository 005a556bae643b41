import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { taxCodes, taxRates, units } from "@/db/schema/catalog";
import { paymentTerms } from "@/db/schema/customers";
import { accounts, bankAccounts } from "@/db/schema/ledger";
import { auditEntries } from "@/db/schema/platform";
import { priceLists } from "@/db/schema/pricing";
import { locations, warehouses } from "@/db/schema/stock";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace } from "@/db/testing/workspace";
import { insertUser } from "@/server/modules/workspaces";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { systemClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import { openWorkspaceFor } from ".";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("PLT-02 a new workspace is usable at once", () => {
  it("has all that its first order, shipment, invoice and receipt need, and nothing of another's", async () => {
    const [ws, other] = [await openTestWorkspace(database, { country: "KR", currency: "KRW" }), await openTestWorkspace(database, { country: "DE", currency: "EUR" })];
    for (const { systemContext, workspace } of [ws, other]) {
      const found = await withTenant(systemContext, async ({ db }) => ({
        terms: await db.select().from(paymentTerms),
        units: await db.select().from(units),
        taxCodes: await db.select().from(taxCodes),
        accounts: await db.select().from(accounts),
        bankAccounts: await db.select().from(bankAccounts),
        warehouses: await db.select().from(warehouses),
        locations: await db.select().from(locations),
        priceLists: await db.select().from(priceLists),
        trail: await db.select().from(auditEntries).where(eq(auditEntries.action, "workspaces.open-workspace")),
      }));
      for (const [what, rows] of Object.entries(found)) {
        expect(rows.length, what).toBeGreaterThan(0);
        expect(new Set(rows.map((row) => row.tenantId)), what).toEqual(new Set([workspace.tenantId]));
      }
      expect(found.priceLists[0]?.currency).toBe(workspace.homeCurrency);
      expect(found.trail).toHaveLength(1);
    }
  });

  it.each([
    ["KR", ["0", "10"]],
    ["CN", ["0", "13", "9", "6"]],
    ["DE", ["0", "7", "19"]],
    ["US", []],
  ])("begins with the taxes of %s", async (country, expected) => {
    const ws = await openTestWorkspace(database, { country });
    const rates = await withTenant(ws.systemContext, ({ db }) => db.select({ percent: taxRates.ratePercent }).from(taxRates));
    expect([...new Set(rates.map((rate) => Number(rate.percent).toString()))]).toEqual(expect.arrayContaining(expected.filter((rate) => rate !== "0")));
  });

  it("leaves nothing behind when a part of it fails", async () => {
    const name = `Halted ${newId()}`;
    const attempt = withIdentity(localIdentityContext(database.db, systemClock, "test"), async (scope) => {
      const ownerId = await insertUser(scope, { email: `${newId()}@naru.example`, name: "Owner", passwordHash: "-", language: "en" });
      if (!ownerId) throw new Error("taken");
      await openWorkspaceFor(scope, { name, country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul", language: "en", ownerId });
      throw new Error("the power went out");
    });
    await expect(attempt).rejects.toThrow("the power went out");
    const left = await database.db.execute(`select 1 from tenants where name = '${name}'`);
    expect(left).toHaveLength(0);
  });
});
