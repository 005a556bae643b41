import { sql, type SQL } from "drizzle-orm";
import { AUDITED, fieldName } from "./rules/audited-tables";
import { patternOf, type Needles } from "./rules/find-in-text";
import { entryOf, SHARED, TABLE_REGISTRY } from "./rules/table-registry";
import type { Erasure, PersonKind } from "./rules/table-entry";
import { joinText } from "@/server/platform/join-text";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface Person {
  readonly kind: PersonKind;
  readonly id: string;
}

type Scope = Pick<TenantScope, "db" | "tenantId" | "now">;

const tenant = (scope: Scope) => sql`tenant_id = ${scope.tenantId}::uuid`;
const nowText = (scope: Scope) => sql`${scope.now.toISOString()}::timestamptz`;

/** Tables with rows about this kind of person, and the condition that finds them. */
export function tablesAbout(scope: Scope, { kind, id }: Person): { table: string; where: SQL }[] {
  return Object.entries(TABLE_REGISTRY).flatMap(([table, { about }]) => {
    const link = about[kind];
    if (!link) return [];
    const [column = "", , through = ""] = link.split(" ");
    const [other = "", key = ""] = through.split(".");
    const target = through ? sql`${sql.identifier(column)} in (select id from ${sql.identifier(other)} where ${tenant(scope)} and ${sql.identifier(key)} = ${id}::uuid)` : sql`${sql.identifier(column)} = ${id}::uuid`;
    return [{ table, where: sql`${tenant(scope)} and ${target}` }];
  });
}

function erased(column: string, how: Erasure, pseudonym: string): SQL {
  const name = sql.identifier(column);
  if (how === "name") return sql`${pseudonym}`;
  if (how === "line") return sql`'–'`;
  if (how !== "address") return sql`null`;
  const bare = sql`${name} || '{"recipient": null, "line1": "–", "line2": null, "city": null, "region": null, "postalCode": null}'::jsonb`;
  const named = sql`case when ${name} ? 'name' then ${JSON.stringify({ name: pseudonym, taxNumber: null })}::jsonb else '{}'::jsonb end`;
  return sql`case when jsonb_typeof(${name}) = 'object' then ${bare} || ${named} else ${name} end`;
}

/** Empties the personal columns of the rows about a person, or puts the pseudonym into them. */
export async function erasePersonalColumns(scope: Scope, person: Person, pseudonym: string): Promise<void> {
  for (const { table, where } of tablesAbout(scope, person)) {
    const { personal, search, facts } = entryOf(table);
    const sets = Object.entries(personal).map(([column, how]) => sql`${sql.identifier(column)} = ${erased(column, how, pseudonym)}`);
    const label = ["code", "number"].find((column) => facts.includes(column));
    for (const column of search) sets.push(sql`${sql.identifier(column)} = lower(${joinText(...(label ? [sql.identifier(label)] : []), sql`${pseudonym}::text`)})`);
    if (sets.length === 0) continue;
    if (facts.includes("version")) sets.push(sql`version = version + 1`);
    if (facts.includes("updated_at")) sets.push(sql`updated_at = ${nowText(scope)}`);
    await scope.db.execute(sql`update ${sql.identifier(table)} set ${sql.join(sets, sql`, `)} where ${where}`);
  }
}

/** Puts the records of an erased person out of use. */
export async function retirePerson(scope: Scope, person: Person): Promise<void> {
  const by = person.kind === "contact" ? sql`id` : sql`customer_id`;
  if (person.kind !== "supplier") await scope.db.execute(sql`update contacts set archived = true, is_primary = false where ${tenant(scope)} and ${by} = ${person.id}::uuid`);
  if (person.kind === "contact") return;
  const table = person.kind === "customer" ? sql`customers` : sql`suppliers`;
  await scope.db.execute(sql`update ${table} set status = 'inactive' where ${tenant(scope)} and id = ${person.id}::uuid`);
}

/** Takes personal values out of the audit lines of the person's records: what was done, when and by whom stays. */
export async function eraseAuditValues(scope: Scope, person: Person): Promise<void> {
  for (const { table, where } of tablesAbout(scope, person)) {
    const audited = AUDITED[table];
    if (!audited) continue;
    const { facts, users, personal } = entryOf(table);
    const fields = new Set((audited.keeps === "facts" ? [...facts, ...users] : Object.keys(personal)).map(fieldName));
    const lines = await scope.db.execute<{ id: string; changes: Record<string, unknown> }>(sql`
      select id, changes from audit_entries where ${tenant(scope)} and entity_type = ${audited.entityType} and entity_id in (select id from ${sql.identifier(table)} where ${where})`);
    const erasedOf = (changes: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(changes).map(([field, values]) => [field, fields.has(field) === (audited.keeps === "facts") ? values : [null, null]]));
    const data = JSON.stringify(lines.map(({ id, changes }) => ({ id, changes: erasedOf(changes) })));
    await scope.db.execute(sql`
      update audit_entries a set changes = v.changes from json_to_recordset(${data}::json) as v(id uuid, changes jsonb) where a.tenant_id = ${scope.tenantId}::uuid and a.id = v.id`);
  }
}

const matches = (column: SQL, words: string | null, phrases: string | null): SQL =>
  sql.join([...(words ? [sql`${column} ~ ${words}`] : []), ...(phrases ? [sql`${column} ~* ${phrases}`] : [])], sql` or `);

function replaced(column: SQL, words: string | null, phrases: string | null, by: string): SQL {
  const first = words ? sql`regexp_replace(${column}, ${words}, ${by}, 'g')` : column;
  return phrases ? sql`regexp_replace(${first}, ${phrases}, ${by}, 'gi')` : first;
}

/** Columns of type JSON: their text is searched by other rules. */
export async function jsonColumns({ db }: Pick<Scope, "db">): Promise<Set<string>> {
  const rows = await db.execute<{ name: string }>(sql`
    select c.relname || '.' || a.attname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.atttypid in ('jsonb'::regtype, 'json'::regtype) and not a.attisdropped`);
  return new Set(rows.map((row) => row.name));
}

/**
 * Puts the pseudonym where the workspace's free text and JSON name the person; also into personal columns and search
 * texts of the rows that `alsoIn` finds (the documents of a contact's customer).
 */
export async function eraseMentions(scope: Scope, needles: Needles, pseudonym: string, alsoIn: readonly { table: string; where: SQL }[]): Promise<void> {
  if (needles.words.length + needles.phrases.length === 0) return;
  const json = await jsonColumns(scope);
  const sweep = async (table: string, columns: readonly string[], where: SQL, search = false) => {
    for (const column of columns) {
      const isJson = json.has(`${table}.${column}`);
      const name = sql.identifier(column);
      const text = isJson ? sql`${name}::text` : sql`${name}`;
      const words = patternOf(search ? [] : needles.words, isJson);
      const phrases = patternOf(search ? [...needles.phrases, ...needles.words] : needles.phrases, isJson);
      if (!words && !phrases) continue;
      const by = isJson ? JSON.stringify(pseudonym).slice(1, -1) : search ? "" : pseudonym;
      const value = replaced(text, words, phrases, by);
      await scope.db.execute(sql`update ${sql.identifier(table)} set ${name} = ${isJson ? sql`(${value})::jsonb` : value} where ${where} and (${matches(text, words, phrases)})`);
    }
  };
  const ownTables = Object.keys(TABLE_REGISTRY).filter((table) => !SHARED.has(table));
  for (const table of ownTables) await sweep(table, entryOf(table).mentions, tenant(scope));
  for (const { table, where } of alsoIn) {
    await sweep(table, Object.keys(entryOf(table).personal), where);
    await sweep(table, entryOf(table).search, where, true);
  }
}

/** Mail to the person: none goes out any more, and what went out keeps its fact and loses its words. */
export async function eraseMailTo(scope: Scope, addresses: readonly string[]): Promise<void> {
  const list = JSON.stringify(addresses.map((address) => address.toLowerCase()));
  await scope.db.execute(sql`
    update mail_messages set status = case when status in ('queued', 'claimed') then 'suppressed' else status end, subject = '–', text_body = '–', html_body = null
    where ${tenant(scope)} and lower(to_address) in (select jsonb_array_elements_text(${list}::jsonb))`);
}

/** Rows of import files that made or changed the person's records: what they said goes. */
export async function eraseImportedRecords(scope: Scope, person: Person): Promise<void> {
  for (const { table, where } of tablesAbout(scope, person)) {
    const audited = AUDITED[table];
    if (audited?.keeps !== "facts") continue;
    await scope.db.execute(sql`
      update import_rows set record = '{}'::jsonb, faults = '[]'::jsonb
      where ${tenant(scope)} and entity_type = ${audited.entityType} and entity_id in (select id from ${sql.identifier(table)} where ${where})`);
  }
}
