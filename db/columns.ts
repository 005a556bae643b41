import { sql } from "drizzle-orm";
import {
  bigint,
  customType,
  date,
  foreignKey,
  integer,
  pgPolicy,
  pgTable,
  primaryKey,
  timestamp,
  uuid,
  type PgColumn,
  type PgColumnBuilderBase,
  type PgTable,
  type PgTableExtraConfigValue,
} from "drizzle-orm/pg-core";
import type { BuildExtraConfigColumns } from "drizzle-orm/column-builder";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { decimalText, type DecimalText } from "@/server/kernel/money";

function exactDecimal(precision: number, scale: number) {
  return customType<{ data: DecimalText; driverData: string }>({
    dataType: () => `numeric(${precision}, ${scale})`,
    fromDriver: (value) => decimalText(value),
    toDriver: (value) => value,
  });
}

/** Quantity in an item's base unit, four decimals. */
export const quantity = exactDecimal(18, 4);
/** Unit price in major units of its currency, six decimals. */
export const unitPrice = exactDecimal(19, 6);
/** Percentage, four decimals (12.5 = 12.5 %). */
export const percent = exactDecimal(7, 4);
/** Factor between two units, eight decimals. */
export const factor = exactDecimal(20, 8);

/** Minor units of a currency. */
export const amountMinor = (name: string) => bigint(name, { mode: "bigint" });
/** A business date in the workspace's zone. */
export const calendarDay = (name: string) => date(name, { mode: "string" }).$type<CalendarDate>();
/** A moment, UTC. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 6 });
/** Counts the changes of a record; what optimistic locking compares. */
export const version = () => integer("version").notNull().default(1);
export const createdAt = () => moment("created_at").notNull().default(sql`now()`);
export const updatedAt = () => moment("updated_at").notNull().default(sql`now()`);

const currentTenant = sql`nullif(current_setting('app.tenant_id', true), '')::uuid`;

type TenantKey = { tenantId: ReturnType<typeof tenantIdColumn>; id: ReturnType<typeof idColumn> };
const tenantIdColumn = () => uuid("tenant_id").notNull();
const idColumn = () => uuid("id").notNull();

/**
 * The only way to make a table that belongs to a workspace: primary key `(tenant_id, id)`, row-level security and its
 * policy. `migrateDatabase` forces the policy on the owner too; `db/checks` proves it on the live catalogue.
 * Every unique index and foreign key given in `extra` must contain `tenant_id`.
 */
export function tenantTable<Name extends string, Columns extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  columns: Columns,
  extra: (table: BuildExtraConfigColumns<Name, TenantKey & Columns, "pg">) => PgTableExtraConfigValue[] = () => [],
) {
  const all: TenantKey & Columns = { tenantId: tenantIdColumn(), id: idColumn(), ...columns };
  return pgTable(name, all, (table) => [
    primaryKey({ name: `${name}_pkey`, columns: [table.tenantId, table.id] as unknown as [PgColumn] }),
    pgPolicy("tenant_isolation", {
      for: "all",
      to: "public",
      using: sql`tenant_id = ${currentTenant}`,
      withCheck: sql`tenant_id = ${currentTenant}`,
    }),
    ...extra(table),
  ]).enableRLS();
}

type TenantKeyed = PgTable & { tenantId: PgColumn; id: PgColumn };

/** A foreign key to another table of the same workspace; tenant_id is always part of it. */
export function tenantReference(
  name: string,
  table: { tenantId: unknown },
  column: unknown,
  target: TenantKeyed,
): PgTableExtraConfigValue {
  return foreignKey({
    name,
    columns: [table.tenantId as PgColumn, column as PgColumn] as [PgColumn, PgColumn],
    foreignColumns: [target.tenantId, target.id] as [PgColumn, PgColumn],
  });
}

/** `column in ('a', 'b')` as literals, for CHECK constraints over a rule's vocabulary. */
export function oneOf(column: unknown, values: readonly string[]) {
  return sql`${column} in (${sql.raw(values.map((v) => `'${v.replaceAll("'", "''")}'`).join(", "))})`;
}
