import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkDistribution } from "./checks/check-distribution";
import { SHARED_TABLES } from "./checks/shared-tables";
import { CannotDistribute, checkDistributed, distributeDatabase } from "./distribute";
import { planDistribution } from "./distribute-tables";
import { standInCitus } from "./testing/stand-in-citus";
import { testDatabase, type TestDatabase } from "./testing/test-database";
import type { Violation } from "./checks/check-catalogue";

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

async function planted(statements: string): Promise<Violation[]> {
  let found: Violation[] = [];
  await owner
    .begin(async (sql) => {
      await sql.unsafe(statements);
      found = await checkDistribution(sql as unknown as Sql);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

describe("PLT-15 the schema fits a distributed PostgreSQL", () => {
  it("finds nothing in the migrated database", async () => {
    expect(await checkDistribution(owner)).toEqual([]);
  });

  it.each<[rule: string, object: string, statements: string]>([
    ["trigger", "orders.stamp", "create function stamp() returns trigger language plpgsql as 'begin return new; end'; create trigger stamp before update on orders for each row execute function stamp()"],
    ["rewrite_rule", "orders.quiet", "create rule quiet as on delete to orders do instead nothing"],
    ["exclusion_without_tenant", "orders.one_number", "alter table orders add constraint one_number exclude (number with =)"],
    ["unique_without_tenant", "orders.orders_loose", "create unique index orders_loose on orders (number)"],
    ["cascading_key", "receipts.following_fk", "alter table receipts add constraint following_fk foreign key (tenant_id, customer_id) references customers (tenant_id, id) on update cascade"],
    ["shared_table_points_at_tenant_table", "api_keys.upward_fk", "alter table api_keys add constraint upward_fk foreign key (tenant_id, id) references customers (tenant_id, id)"],
    ["inherited_table", "late_orders", "create table late_orders () inherits (orders)"],
  ])("names %s of %s", async (rule, object, statements) => {
    expect(await planted(statements)).toContainEqual({ rule, object });
  });
});

describe("PLT-15 db:distribute", () => {
  it("says what to do on a server without Citus, and changes nothing", async () => {
    await expect(distributeDatabase(database.ownerUrl)).rejects.toThrow(CannotDistribute);
    await expect(checkDistributed(database.ownerUrl)).rejects.toThrow(CannotDistribute);
  });

  it("puts shared tables first and every table after those it points at", async () => {
    const plan = await planDistribution(owner);
    const place = new Map(plan.map(({ table }, index) => [table, index]));
    const keys = await owner<{ from: string; to: string }[]>`
      select f.relname as "from", t.relname as "to" from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid where k.contype = 'f' and k.conrelid <> k.confrelid`;
    expect(keys.length).toBeGreaterThan(60);
    expect(keys.filter(({ from, to }) => (place.get(from) ?? -1) <= (place.get(to) ?? -1))).toEqual([]);
    expect(plan.filter(({ as }) => as === "reference").map(({ table }) => table).sort()).toEqual([...SHARED_TABLES].sort());
  });

  it("asks Citus's functions for each table once, together by tenant_id; run again it asks for what is new", async () => {
    // Citus itself does not run here: its functions are stood in for, and what they were asked is looked at.
    await standInCitus(owner);
    const asked = async () => owner<{ name: string; method: string; key: string; asked: string }[]>`select logicalrelid::text as name, partmethod as method, partkey as key, asked from pg_dist_partition order by seq`;
    await owner`insert into projection_marks (tenant_id, id, name) values (gen_random_uuid(), gen_random_uuid(), 'account_days')`;
    await distributeDatabase(database.ownerUrl);
    expect((await owner`select name::text as name from pg_dist_emptied`).map((row) => row["name"])).toEqual(["projection_marks"]);
    expect(await owner`select 1 from pg_roles where rolname = 'naru_app' and rolcanlogin`).toHaveLength(1);
    const first = await asked();
    const plan = (await planDistribution(owner));
    expect(first.map(({ name }) => name)).toEqual(plan.map(({ table }) => table));
    const spread = first.filter(({ method }) => method === "h");
    expect(spread.every(({ key }) => key === "tenant_id")).toBe(true);
    expect(spread.map((row) => row.asked)).toEqual(["none", ...spread.slice(1).map(() => `public.${spread[0]?.name}`)]);
    expect(await owner`select 1 from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase where d.datname = ${database.name} and 'citus.propagate_set_commands=local' = any(s.setconfig)`).toHaveLength(1);

    await owner`delete from pg_dist_partition where logicalrelid = 'invoice_lines'::regclass`;
    const { done, left } = await distributeDatabase(database.ownerUrl);
    expect(done.map(({ table }) => table)).toEqual(["invoice_lines"]);
    expect(left.length).toBe(plan.length - 1);
    expect((await asked()).at(-1)).toEqual({ name: "invoice_lines", method: "h", key: "tenant_id", asked: `public.${spread[0]?.name}` });
    expect((await asked()).length).toBe(plan.length);

    // A new table comes first in the order of foreign keys: it joins those that are there all the same.
    await owner`delete from pg_dist_partition where logicalrelid = ${spread[0]?.name ?? ""}::regclass`;
    await distributeDatabase(database.ownerUrl);
    expect((await asked()).at(-1)).toEqual({ name: spread[0]?.name, method: "h", key: "tenant_id", asked: `public.${spread[1]?.name}` });

    await owner`update pg_dist_partition set partkey = 'id' where logicalrelid = 'orders'::regclass`;
    await expect(distributeDatabase(database.ownerUrl)).rejects.toThrow("distributed in another way already: orders");
    await expect(distributeDatabase(database.appUrl)).rejects.toThrow("does not see through row-level security");
  });
});
