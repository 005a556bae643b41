import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../testing/test-database";
import { checkCatalogue, type Violation } from "./check-catalogue";

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

/** Does something forbidden, asks the check, and takes it back. */
async function planted(statements: string): Promise<Violation[]> {
  let found: Violation[] = [];
  await owner
    .begin(async (sql) => {
      await sql.unsafe(statements);
      found = await checkCatalogue(sql as unknown as Sql);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

const faults: [rule: string, object: string, statements: string][] = [
  ["table_outside_tenants", "stray", "create table stray (id uuid primary key)"],
  ["unique_without_tenant", "orders.orders_loose", "create unique index orders_loose on orders (number)"],
  ["unique_without_tenant", "orders.orders_pkey", "alter table orders drop constraint orders_pkey cascade; alter table orders add constraint orders_pkey primary key (id)"],
  ["foreign_key_without_tenant", "receipts.loose_fk", "create unique index customers_loose on customers (id); alter table receipts add constraint loose_fk foreign key (customer_id) references customers (id)"],
  ["set_null_on_delete", "receipts.nulling_fk", "alter table receipts add constraint nulling_fk foreign key (tenant_id, customer_id) references customers (tenant_id, id) on delete set null"],
  ["shared_table_points_at_tenant_table", "api_keys.upward_fk", "alter table api_keys add constraint upward_fk foreign key (tenant_id, id) references customers (tenant_id, id)"],
  ["row_security_off", "orders", "alter table orders disable row level security"],
  ["row_security_not_forced", "orders", "alter table orders no force row level security"],
  ["policy_missing", "orders", "drop policy tenant_isolation on orders"],
  ["policy_missing", "orders", "drop policy tenant_isolation on orders; create policy tenant_isolation on orders using (true)"],
  ["policy_missing", "orders", "alter policy tenant_isolation on orders with check (true)"],
  ["policy_besides", "orders.everyone", "create policy everyone on orders for select using (true)"],
  ["view_with_owners_eyes", "all_orders", "create view all_orders as select * from orders"],
  ["materialized_view", "old_orders", "create materialized view old_orders as select * from orders"],
  ["security_definer_function", "sneak", "create function sneak() returns bigint language sql security definer as 'select count(*) from orders'"],
  ["application_owns", "orders", "grant create on schema public to naru_app; alter table orders owner to naru_app"],
  ["application_may_truncate", "orders", "grant truncate on orders to naru_app"],
  ["application_may_create", "public", "grant create on schema public to naru_app"],
  ["application_bypasses", "naru_app", "alter role naru_app bypassrls"],
  ["application_is_member_of", "naru_stranger", "create role naru_stranger nologin; grant naru_stranger to naru_app"],
];

describe("PLT-01 the live catalogue protects every workspace", () => {
  it("finds nothing in the migrated database", async () => {
    expect(await checkCatalogue(owner)).toEqual([]);
  });

  it.each(faults)("names %s of %s", async (rule, object, statements) => {
    expect(await planted(statements)).toContainEqual({ rule, object });
  });

  it("lets a view through that looks with its reader's eyes", async () => {
    expect(await planted("create view my_orders with (security_invoker = true) as select * from orders")).toEqual([]);
  });
});
