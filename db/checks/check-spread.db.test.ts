import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkDistributed, distributeDatabase } from "../distribute";
import { standInCitus } from "../testing/stand-in-citus";
import { testDatabase, type TestDatabase } from "../testing/test-database";
import type { Violation } from "./check-catalogue";
import { checkSpread } from "./check-spread";

let database: TestDatabase;
let owner: Sql;
beforeAll(async () => {
  database = await testDatabase();
  const before = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await standInCitus(before);
  await before.end();
  await distributeDatabase(database.ownerUrl);
  // What was set for the database holds for connections from now on.
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

class Undo extends Error {}

async function planted(statements: string): Promise<Violation[]> {
  let found: Violation[] = [];
  await owner
    .begin(async (sql) => {
      await sql.unsafe(statements);
      // The probe's own transaction becomes a part of this one.
      const inner = Object.assign(sql, { begin: (run: (tx: typeof sql) => Promise<unknown>) => sql.savepoint(run) });
      found = await checkSpread(inner as unknown as Sql);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

const anOrdersShard = "(select shardid from pg_dist_shard where logicalrelid = 'orders'::regclass and shardminvalue = '1')";
/** Runs a statement on the first shard of the orders. */
const onShard = (statement: string) => `do $$ begin execute replace('${statement}', '?', 'shards.orders_' || ${anOrdersShard}); end $$`;

describe("PLT-15 db:distribute -- --check", () => {
  it("finds nothing in what db:distribute made", async () => {
    expect(await checkDistributed(database.ownerUrl)).toEqual([]);
  });

  it.each<[rule: string, object: RegExp, statements: string]>([
    ["not_distributed", /^orders$/, "delete from pg_dist_partition where logicalrelid = 'orders'::regclass"],
    ["not_distributed", /^orders$/, "update pg_dist_partition set partkey = 'id' where logicalrelid = 'orders'::regclass"],
    ["not_copied", /^users$/, "delete from pg_dist_partition where logicalrelid = 'users'::regclass"],
    ["not_beside_the_others", /^orders$/, "update pg_dist_partition set colocationid = 3 where logicalrelid = 'orders'::regclass"],
    ["workspaces_on_two_machines", /^shards from 1$/, `update pg_dist_placement set groupid = 2 where shardid = ${anOrdersShard}`],
    ["copy_missing", /^users$/, "delete from pg_dist_placement where groupid = 2 and shardid = (select shardid from pg_dist_shard where logicalrelid = 'users'::regclass)"],
    ["tenant_not_told_to_workers", /propagate_set_commands/, "set local citus.propagate_set_commands to 'none'"],
    ["shard_without_policy", / orders_\d+$/, onShard("drop policy tenant_isolation on ?")],
    ["shard_without_policy", / orders_\d+$/, onShard("alter policy tenant_isolation on ? using (true)")],
    ["shard_without_policy", / orders_\d+$/, onShard("create policy everyone on ? using (true)")],
    ["shard_without_policy", / orders_\d+$/, onShard("alter table ? no force row level security")],
    ["shard_without_policy", / orders_\d+$/, onShard("grant truncate on ? to naru_app")],
    ["shards_not_seen", /^\d+ of \d+$/, onShard("drop table ?")],
    ["role_of_machine", /naru_app may not log in$/, "alter role naru_app nologin"],
    ["role_of_machine", /naru_app bypasses$/, "alter role naru_app bypassrls"],
    ["row_of_another_workspace_seen", /^projection_marks: 1 rows for 0$/, "drop policy tenant_isolation on projection_marks; create policy tenant_isolation on projection_marks using (true)"],
    ["own_row_not_seen", /^projection_marks: 0 rows for 1$/, "drop policy tenant_isolation on projection_marks; create policy tenant_isolation on projection_marks using (false) with check (true)"],
  ])("names %s of %s", async (rule, object, statements) => {
    expect(await planted(statements)).toContainEqual({ rule, object: expect.stringMatching(object) as string });
  });
});
