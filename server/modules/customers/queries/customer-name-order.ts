import { and, asc, desc, eq, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { customers } from "@/db/schema/customers";
import { fault, invalid } from "@/server/kernel/errors";
import { areFew } from "@/server/platform/few-rows";
import { nameOrder } from "@/server/platform/name-order";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Documents of customers: `on` is the day that orders those of one customer. */
export interface CustomersDocuments {
  readonly table: PgTable;
  readonly tenantId: PgColumn;
  readonly id: PgColumn;
  readonly customerId: PgColumn;
  readonly on: PgColumn;
}

/** Where a page of such a list ended. */
export interface CustomerPlace {
  readonly customerId: string;
  readonly on: string;
  readonly id: string;
}

interface Asked {
  /** From the last name to the first; within a customer, too, everything is turned round. */
  readonly descending: boolean;
  /** Of one customer, with names going up, the latest come first. */
  readonly latestFirst: boolean;
  readonly after: CustomerPlace | null;
  readonly limit: number;
}

export interface CustomerNameOrder {
  /** For a statement that joins the customers. */
  readonly order: SQL[];
  /**
   * The ids of the page. `walk` goes along the names and asks each customer for its documents, which is fast where many match and needs no
   * index that knows names; otherwise all that match are read and sorted, which is fast where they are few.
   */
  ids(where: SQL | undefined, walk: boolean): SQL;
}

/**
 * Documents in the order of their customers' names, as the company's language sorts them. The name lies in another table, so no index
 * of documents holds this order, and none has to be written with them. A page goes on behind the customer where the last one ended,
 * whatever it is called by then.
 */
export function customerNameOrder(scope: TenantScope, documents: CustomersDocuments, { descending, latestFirst, after, limit }: Asked): CustomerNameOrder {
  const { table, tenantId, id, customerId, on } = documents;
  const name = nameOrder(scope, customers.name);
  const names = descending ? desc : asc;
  const days = latestFirst === descending ? asc : desc;
  const ofCustomer = and(eq(customers.tenantId, scope.tenantId), eq(customerId, customers.id));
  const [beyond, later] = [descending ? sql`<` : sql`>`, latestFirst === descending ? sql`>` : sql`<`];
  const place = after && {
    name: sql`(select c.name from customers c where c.tenant_id = ${scope.tenantId} and c.id = ${after.customerId}::uuid)`,
    behind: sql`(${on}, ${id}) ${later} (${after.on}::date, ${after.id}::uuid)`,
  };
  return {
    order: [names(name), names(customers.id), days(on), days(id)],
    ids(where, walk) {
      if (!walk) {
        const rest = place ? sql`((${name}, ${customers.id}) ${beyond} (${place.name}, ${after.customerId}::uuid) or (${customers.id} = ${after.customerId}::uuid and ${place.behind}))` : undefined;
        // By a value that no index holds: the planner would else walk along an index past all that does not match.
        const order = sql.join([names(sql`${name} || ''`), names(customers.id), days(on), days(id)], sql`, `);
        return sql`select ${id} from ${table} join ${customers} on ${ofCustomer} where ${and(eq(tenantId, scope.tenantId), where, rest)} order by ${order} limit ${limit}`;
      }
      const own = and(eq(tenantId, scope.tenantId), eq(customerId, customers.id), where, place ? sql`(${customers.id} <> ${after.customerId}::uuid or ${place.behind})` : undefined);
      const from = place ? sql`(${name}, ${customers.id}) ${beyond}= (${place.name}, ${after.customerId}::uuid)` : undefined;
      return sql`select found.id from ${customers}
        cross join lateral (select ${id} as id, ${on} as day from ${table} where ${own} order by ${days(on)}, ${days(id)} limit ${limit}) found
        where ${and(eq(customers.tenantId, scope.tenantId), from)}
        order by ${names(name)}, ${names(customers.id)}, ${days(sql`found.day`)}, ${days(sql`found.id`)} limit ${limit}`;
    },
  };
}

/** So few documents are rather all sorted than looked for along the names. */
const FEW = 2_000;

/**
 * Whether a page is looked for along the names: where so many documents match that every few customers have one.
 * @param matching selects the documents that match, one column each
 */
export async function walksAlongNames(scope: TenantScope, { customerId }: { customerId?: string | undefined }, matching: SQL): Promise<boolean> {
  return customerId === undefined && !(await areFew(scope, matching, FEW));
}

/** A place as the text of a cursor, and back. */
export const customerPlaceText = (row: { customerId: string }, on: string): string => `${row.customerId} ${on}`;

/** @throws NaruError `input.cursor` when it is no text of `customerPlaceText` */
export function readCustomerPlace(cursor: { sortValue: string; id: string } | null): CustomerPlace | null {
  if (!cursor) return null;
  const [, customerId, on] = /^([0-9a-f-]{36}) (\d{4}-\d{2}-\d{2})$/.exec(cursor.sortValue) ?? [];
  if (!customerId || !on) throw invalid([fault("cursor", "input.cursor")]);
  return { customerId, on, id: cursor.id };
}
