import type { Sql } from "postgres";

/**
 * What of Citus the project asks for, as functions and tables of one ordinary database: they remember what they were asked, and keep the
 * shards of two workers in a schema beside. What a server with Citus does beyond that is not tried here.
 */
const STATEMENTS = `
  create schema shards; create schema citus; grant usage on schema citus to public;
  create table citus.pg_dist_partition (logicalrelid regclass, partmethod text, partkey text, colocationid integer, asked text, seq serial);
  create table citus.pg_dist_shard (logicalrelid regclass, shardid bigserial, shardminvalue text);
  create table citus.pg_dist_placement (shardid bigint, groupid integer);
  create table citus.pg_dist_node (nodeid integer, groupid integer, nodename text, nodeport integer, noderole text, isactive boolean);
  insert into citus.pg_dist_node select n, n, 'worker', 9700 + n, 'primary', true from generate_series(1, 2) n;
  alter sequence citus.pg_dist_shard_shardid_seq restart 102000;
  create function citus.column_to_column_name(regclass, text) returns text language sql as 'select $2';
  create table citus.pg_dist_emptied (name regclass);
  create function citus.truncate_local_data_after_distributing_table(regclass) returns void language sql as $$ insert into citus.pg_dist_emptied values ($1) $$;
  create function citus.create_reference_table(t regclass) returns void language plpgsql as $$
  declare made bigint;
  begin
    insert into citus.pg_dist_partition values (t, 'n', null, 1, 'copy');
    insert into citus.pg_dist_shard (logicalrelid) values (t) returning shardid into made;
    insert into citus.pg_dist_placement values (made, 1), (made, 2);
  end $$;
  create function citus.create_distributed_table(t regclass, key text, colocate_with text) returns void language plpgsql as $$
  declare made bigint; shard text;
  begin
    insert into citus.pg_dist_partition values (t, 'h', key, 2, colocate_with);
    for i in 1..2 loop
      insert into citus.pg_dist_shard (logicalrelid, shardminvalue) values (t, i::text) returning shardid into made;
      insert into citus.pg_dist_placement values (made, i);
      shard := format('shards.%I', t::text || '_' || made);
      execute format('create table %s (tenant_id uuid)', shard);
      execute format('alter table %s enable row level security', shard);
      execute format('alter table %s force row level security', shard);
      execute format('create policy tenant_isolation on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', shard);
    end loop;
  end $$;
  create function citus.run_command_on_all_nodes(question text, out nodeid integer, out success boolean, out result text) returns setof record language plpgsql as $$
  begin
    -- The shards of both workers lie in one schema: the first answers for both.
    nodeid := 1; success := true;
    execute replace(question, '''public''', '''shards''') into result;
    return next;
  end $$;`;

/** Lets a database answer like a Citus coordinator; `sql` is its owner's. */
export async function standInCitus(sql: Sql): Promise<void> {
  await sql.unsafe(STATEMENTS);
  await sql.unsafe("do $$ begin execute format('alter database %I set search_path = public, citus', current_database()); end $$; set search_path = public, citus");
}
