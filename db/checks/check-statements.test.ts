import { describe, expect, it } from "vitest";
import { checkStatement, type StatementFacts } from "./check-statements";

const facts: StatementFacts = { tenantTables: ["orders", "order_lines", "customers", "outbox_events", "items"], changingFunctions: new Set(["now", "gen_random_uuid", "concat_ws", "jsonb_build_object", "pg_notify"]) };
const rules = (statement: string) => checkStatement(statement, facts).map((violation) => violation.rule);
const me = "00000000-0000-7000-8000-000000000001";

describe("PLT-15 statements that a distributed PostgreSQL takes", () => {
  it.each([
    'select "id" from "orders" where "orders"."tenant_id" = $1',
    'select "o"."id" from "orders" "o" inner join "customers" on ("customers"."tenant_id" = "o"."tenant_id" and "customers"."id" = "o"."customer_id") where "o"."tenant_id" = $1',
    "select o.id from orders o, customers as c where o.tenant_id = $1 and c.tenant_id = $1",
    "select id from orders where tenant_id = $1::uuid and id in (select order_id from order_lines where tenant_id = $2)",
    'insert into "orders" ("tenant_id", "id") values ($1, $2) returning "id", coalesce("id", $3)',
    'update "orders" set "status" = $1 where ("orders"."tenant_id" = $2 and "orders"."id" = $3) returning "id"',
    "with wanted as (select 1 as id) select w.id, orders.id from wanted w join orders on orders.tenant_id = $1",
    `set local app.tenant_id = '${me}'`,
    "set local app.tenant_id = ''",
    "select slug, name from tenants where slug = $1",
    'select "items"."name", "orders"."number" from "orders" left join "items" on ("items"."tenant_id" = $1) where "orders"."tenant_id" = $2',
    "delete from order_lines using orders where order_lines.tenant_id = $1 and orders.tenant_id = order_lines.tenant_id",
    "select now() from orders where tenant_id = $1",
    "select id, (select c.name from customers c where c.tenant_id = $1 and c.id = orders.customer_id) from orders where orders.tenant_id = $1",
    "select o.id from orders o where o.tenant_id = $1 and exists (select 1 from order_lines l where l.tenant_id = o.tenant_id and l.order_id = o.id)",
    "select concat_ws(' ', number, name) from orders where tenant_id = $1",
    "insert into orders (tenant_id, id) select $1, id from json_to_recordset($2::json) as r(id uuid) returning id",
    "insert into orders (tenant_id, id) select $1, id from json_to_recordset($2::json) as r(id uuid) on conflict (tenant_id, id) do update set id = excluded.id",
    'insert into "orders" ("tenant_id", "id") values ($1, now()) on conflict ("tenant_id", "id") do update set "status" = $3',
    "with a as (insert into orders (tenant_id, id) select $1, id from json_to_recordset($2::json) as r(id uuid) returning id) select case when $3 then pg_notify('x', $4) end from pg_catalog.pg_am where amname = 'heap'",
    "update orders set next_at = now() + make_interval(secs => $1), seen_at = now() where tenant_id = $2 and seen_at < now() - interval '1 day'",
    "update orders set next_at = to_timestamp(extract(epoch from now()) + greatest(0, extract(epoch from seen_at - now()) + every_seconds)) where tenant_id = $1",
  ])("%s", (statement) => expect(rules(statement)).toEqual([]));
});

describe("PLT-15 statements that it refuses or sends to every machine are named", () => {
  it.each([
    ["statement_without_tenant: orders", "select * from orders where id = $1"],
    ["statement_without_tenant: orders", 'update "orders" set "status" = $1 where "orders"."id" = $2'],
    ["statement_without_tenant: orders", "delete from orders"],
    ["statement_without_tenant: orders", 'select "code", "id" from "orders" where (true and "orders"."id" = $1)'],
    ["statement_without_tenant: customers", "select 1 from orders o join customers c on c.id = o.customer_id where o.tenant_id = $1"],
    ["statement_without_tenant: customers", "select 1 from orders o, customers c where o.tenant_id = $1"],
    ["statement_without_tenant: order_lines", "select id from orders where tenant_id = $1 and exists (select 1 from order_lines where order_id = orders.id)"],
    ["statement_without_tenant: orders", "select 1 from orders o join customers c on c.tenant_id = o.tenant_id"],
    ["statement_without_tenant: orders", "insert into orders (id) values ($1)"],
    ["statement_without_tenant: outbox_events", "select id from outbox_events where handled_at is null order by id limit 10 for update skip locked"],
    ["set_config_reaches_no_worker", "select set_config('app.tenant_id', $1, true)"],
    ["tenant_set_otherwise", `set app.tenant_id = '${me}'`],
    ["tenant_set_otherwise", "set local app.tenant_id to default"],
    ["changing_function_in_returning: now", "update orders set status = $1 where tenant_id = $2 returning id, now()"],
    ["changing_function_in_returning: current_date", "update orders set status = $1 where tenant_id = $2 returning current_date"],
    ["changing_function_of_column: concat_ws", `update "customers" set "search_text" = lower(concat_ws(' ', "customers"."code", $1::text)) where tenant_id = $2`],
    ["changing_function_of_column: jsonb_build_object", "update customers set body = case when ok then jsonb_build_object('name', name) end where tenant_id = $1"],
    ["changing_function_of_column: moment and interval", `update "schedules" set "next_run_at" = now() + make_interval(secs => least("schedules"."every_seconds", $1)) where "schedules"."tenant_id" = $2`],
    ["changing_function_of_column: moment and interval", "update orders set next_at = started_at + make_interval(secs => $1) where tenant_id = $2"],
    ["changing_function_where_rows_conflict: now", 'insert into "orders" ("tenant_id", "id") values ($1, $2) on conflict ("tenant_id", "id") do update set "seen_at" = now() where "orders"."status" = $3'],
    ["value_where_rows_conflict: orders", "insert into orders (tenant_id, id) select $1, id from json_to_recordset($2::json) as r(id uuid) on conflict (tenant_id, id) do update set seen_at = $3::timestamptz"],
    ["rows_travel_by_copy: orders", "insert into orders (tenant_id, id) select $1, id from json_to_recordset($2::json) as r(id uuid)"],
    ["rows_travel_by_copy: orders", "with a as (insert into orders (tenant_id, id) select $1, id from json_to_recordset($2::json) as r(id uuid)), b as (update customers set name = $3 where tenant_id = $1 returning id) select 1"],
    ["workspace_of_another_row: customers", "select id, (select c.name from customers c where c.tenant_id = orders.tenant_id and c.id = orders.customer_id) from orders where orders.tenant_id = $1"],
    ["workspace_of_another_row: items", "with b as materialized (select tenant_id, item_id from orders where tenant_id = $1) select i.code from b join items i on i.tenant_id = b.tenant_id and i.id = b.item_id"],
    ["workspace_of_another_row: items", "select x.id from items x full join (select tenant_id, id from orders where tenant_id = $1) as m on m.tenant_id = x.tenant_id where coalesce(x.tenant_id, m.tenant_id) = $1"],
    ["notified_on_a_worker", "with a as (update customers set name = $1 where tenant_id = $2) select pg_notify('x', $3)"],
  ])("%s: %s", (rule, statement) => expect(rules(statement)).toEqual([rule]));
});
