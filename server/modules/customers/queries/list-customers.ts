import { and, asc, count, desc, eq, isNull, like, sql, type SQL } from "drizzle-orm";
import { contacts, customers } from "@/db/schema/customers";
import { memberships, users } from "@/db/schema/identity";
import { wordsOf } from "@/server/platform/closest-first";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, likePattern, pageOf } from "@/server/platform/keyset";
import { nameOrder } from "@/server/platform/name-order";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { z } from "zod";
import { listCustomersInput } from "../inputs";
import type { CustomerType } from "../rules/customer-type";
import { customerVisible } from "./customer-visible";

type Filters = z.output<typeof listCustomersInput>;

/** Customers by name, code, legal entity, contact, phone, bank, region; filtered by each of these alone, by type, status, owner, terms. */
export const listCustomers = defineQuery({
  name: "customers.list-customers",
  permission: "customers.view",
  input: listCustomersInput,
  run: (scope, input) => readCustomers(scope, input),
});

/** A page of customers that meet the filters and `also`, a condition that a higher module knows (their credit). */
export async function readCustomers(scope: TenantScope, input: Filters, also?: SQL) {
  const where = and(matching(scope, input), also);
  const [rows, [totals]] = await Promise.all([
    readPage(scope, input, where),
    scope.db.select({ count: count() }).from(customers).where(where),
  ]);
  return { ...pageOf(rows, input.limit, (row) => row.sortValue), totals: { count: totals?.count ?? 0 } };
}

function matching(scope: TenantScope, input: Filters): SQL | undefined {
  return and(
    eq(customers.tenantId, scope.tenantId),
    customerVisible(scope, customers.id),
    ...wordsOf(input.search).map((word) => like(customers.searchText, likePattern(word))),
    contains(input.name, customers.name),
    contains(input.code, customers.code),
    contains(input.reach, customers.phone, digitsOf(customers.phone), customers.email, customers.website),
    contains(input.bank, customers.bankName, customers.bankAccount, digitsOf(customers.bankAccount)),
    input.type ? eq(customers.type, input.type) : undefined,
    input.status ? eq(customers.status, input.status) : undefined,
    input.regionCode ? eq(customers.regionCode, input.regionCode) : undefined,
    input.paymentTermsId ? eq(customers.paymentTermsId, input.paymentTermsId) : undefined,
    input.owner === "none" ? isNull(customers.ownerUserId) : input.owner ? eq(customers.ownerUserId, input.owner) : undefined,
  );
}

/** Numbers are found however they are divided. */
const digitsOf = (column: unknown) => sql`regexp_replace(coalesce(${column}, ''), '[^0-9]', '', 'g')`;

function contains(typed: string | undefined, ...columns: readonly unknown[]): SQL | undefined {
  const text = sql`lower(concat_ws(' ', ${sql.join(columns.map((column) => sql`${column}`), sql`, `)}))`;
  return and(...wordsOf(typed).map((word) => like(text, likePattern(word))));
}

function readPage(scope: TenantScope, input: Filters, where: SQL | undefined) {
  const descending = input.sort.startsWith("-");
  const field = input.sort.replace("-", "") as "name" | "code" | "updatedAt";
  const column = field === "name" ? nameOrder(scope, customers.name) : customers[field];
  // A moment crosses in its full precision, so that the next page begins exactly after this one.
  const sortValue = field === "updatedAt" ? sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : sql<string>`${column}`;
  const cursor = input.cursor ? decodeCursor(input.cursor) : null;
  const bound = cursor && (field === "updatedAt" ? sql`${cursor.sortValue}::timestamptz` : sql`${cursor.sortValue}`);
  const after = cursor ? sql`(${column}, ${customers.id}) ${descending ? sql`<` : sql`>`} (${bound}, ${cursor.id}::uuid)` : undefined;
  return scope.db
    .select({
      id: customers.id,
      code: customers.code,
      name: customers.name,
      type: sql<CustomerType>`${customers.type}`,
      regionCode: customers.regionCode,
      phone: customers.phone,
      email: customers.email,
      bankName: customers.bankName,
      bankAccount: customers.bankAccount,
      ownerUserId: customers.ownerUserId,
      ownerName: users.name,
      contactName: contacts.name,
      status: sql<"active" | "inactive">`${customers.status}`,
      version: customers.version,
      updatedAt: customers.updatedAt,
      sortValue,
    })
    .from(customers)
    .leftJoin(memberships, and(eq(memberships.tenantId, customers.tenantId), eq(memberships.userId, customers.ownerUserId)))
    .leftJoin(users, eq(users.id, memberships.userId))
    .leftJoin(contacts, and(eq(contacts.tenantId, customers.tenantId), eq(contacts.customerId, customers.id), contacts.isPrimary))
    .where(and(where, after))
    .orderBy(...(descending ? [desc(column), desc(customers.id)] : [asc(column), asc(customers.id)]))
    .limit(input.limit + 1);
}
