import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { isServerAway } from "@/server/platform/server-away";
import { inProject } from "../services/project-root";
import { MENDS, mendPostgres } from "./mend-postgres.mjs";

let database: TestDatabase;
let connection: DatabaseConnection;
beforeAll(async () => {
  database = await testDatabase();
  connection = connectDatabase(database.ownerUrl, { role: null, max: 1, applicationName: "mended" });
  await connection.sql`create table kept (number int)`;
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** Ends the one session of `connection`, from outside. */
async function endSession(): Promise<void> {
  const other = connectDatabase(database.ownerUrl, { role: null, max: 1 });
  await other.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mended' and datname = ${database.name}`;
  await other.close();
  await pause(100);
}

describe("PLT-17 a connection that closes within a transaction", () => {
  it("meets a driver that is mended (if not: node scripts/lock/mend-postgres.mjs)", async () => {
    expect(mendPostgres()).toEqual([]);
    for (const [file, mends] of Object.entries(MENDS)) {
      const text = await readFile(inProject("node_modules/postgres/src", file), "utf8");
      expect(mends.filter(([, mended]) => !text.includes(mended))).toEqual([]);
    }
  });

  it("fails that transaction alone, with an error that says why; what it still sends reaches nobody", async () => {
    let late: Promise<unknown> = Promise.resolve();
    const broken = connection.db.transaction(async (tx) => {
      await tx.execute(sql`insert into kept values (1)`);
      await endSession();
      // Somebody else has the connection by now, and this transaction goes on in ignorance.
      late = pause(300).then(() => tx.execute(sql`insert into kept values (2)`)).catch((error: unknown) => error);
      await late;
    });
    const error: unknown = await broken.then(() => null, (reason: unknown) => reason);
    expect(isServerAway(error)).toBe(true);
    const next = await connection.db.transaction(async (tx) => {
      await tx.execute(sql`insert into kept values (3)`);
      await pause(600);
      return tx.execute(sql`insert into kept values (4) returning number`);
    });
    expect(next).toHaveLength(1);
    expect(isServerAway(await late)).toBe(true);
    expect((await connection.sql`select number from kept order by 1`).map((row) => row["number"])).toEqual([3, 4]);
  });

  it("leaves a pool that works, again and again", async () => {
    for (let round = 0; round < 5; round += 1) {
      const struck = connection.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`);
        await Promise.all([endSession(), tx.execute(sql`select pg_sleep(1)`)]);
      });
      await expect(struck).rejects.toThrow();
      await pause(50);
      expect(await connection.sql`select 1 as one`).toEqual([{ one: 1 }]);
    }
  });
});
