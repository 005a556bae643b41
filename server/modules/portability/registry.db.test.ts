import postgres, { type Sql } from "postgres";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SHARED_TABLES } from "@/db/checks/shared-tables";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { liveColumns, requireKnownCatalogue, tablesByReference } from "./queries/live-catalogue";
import { ARCHIVED_SHARED, entryOf, registryGaps, SHARED, TABLE_REGISTRY } from "./rules/table-registry";

let database: TestDatabase;
let owner: Sql;
beforeAll(async () => {
  database = await testDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

class Undo extends Error {}

async function gapsAfter(statement: string): Promise<string[]> {
  let gaps: string[] = [];
  await drizzle(owner)
    .transaction(async (db) => {
      await db.execute(statement);
      gaps = registryGaps(await liveColumns({ db: db as never }));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return gaps;
}

describe("PLT-05 every table and column is decided about: archived or not, kept or erased", () => {
  it("describes the migrated database exactly", async () => {
    expect(registryGaps(await liveColumns({ db: database.db as never }))).toEqual([]);
  });

  it("names a table, a column and a dropped column that nobody decided about", async () => {
    expect(await gapsAfter("create table diaries (tenant_id uuid, id uuid, text text)")).toEqual(["table diaries has no entry"]);
    expect(await gapsAfter("alter table contacts add column birthday date")).toEqual(["column contacts.birthday has no entry"]);
    expect(await gapsAfter("alter table contacts drop column title")).toEqual(["column contacts.title is not in the database"]);
  });

  it("stops an export on a database it does not describe", async () => {
    await owner.unsafe("create table diaries (tenant_id uuid, id uuid, text text)");
    await expect(requireKnownCatalogue({ db: database.db as never })).rejects.toThrow("table diaries has no entry");
    await owner.unsafe("drop table diaries");
    await requireKnownCatalogue({ db: database.db as never });
  });

  it("holds the shared tables that db/checks names, and no other", () => {
    expect([...SHARED].sort()).toEqual([...SHARED_TABLES].sort());
    const archived = Object.keys(TABLE_REGISTRY).filter((table) => SHARED.has(table) && entryOf(table).archived !== "none");
    expect([...ARCHIVED_SHARED].sort()).toEqual(archived.sort());
  });

  it("links people through columns that exist", async () => {
    const live = await liveColumns({ db: database.db as never });
    for (const [table, { about }] of Object.entries(TABLE_REGISTRY)) {
      for (const link of Object.values(about)) {
        const [column = "", , target = ""] = link.split(" ");
        expect(live.get(table), `${table}: ${link}`).toContain(column);
        if (target) expect(live.get(target.split(".")[0] ?? ""), `${table}: ${link}`).toContain(target.split(".")[1]);
      }
    }
  });

  it("orders tables so that each comes after what it points at", async () => {
    const order = await tablesByReference({ db: database.db as never });
    expect(order.indexOf("customers")).toBeLessThan(order.indexOf("orders"));
    expect(order.indexOf("orders")).toBeLessThan(order.indexOf("order_lines"));
    expect(order.indexOf("shipment_lines")).toBeLessThan(order.indexOf("invoice_lines"));
  });
});
