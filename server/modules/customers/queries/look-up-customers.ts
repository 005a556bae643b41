import { and, asc, eq, like, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { closestFirst, wordsOf } from "@/server/platform/closest-first";
import { defineQuery } from "@/server/platform/command";
import { likePattern } from "@/server/platform/keyset";
import { nameOrder } from "@/server/platform/name-order";
import { lookUpCustomersInput } from "../inputs";
import type { CustomerType } from "../rules/customer-type";
import { customerVisible } from "./customer-visible";

/** Customers to choose from, found as in their list and closest to what is typed first; without a text the first by name. */
export const lookUpCustomers = defineQuery({
  name: "customers.look-up-customers",
  permission: "customers.view",
  input: lookUpCustomersInput,
  async run(scope, { search, status, limit }) {
    const words = wordsOf(search);
    const rows = await scope.db
      .select({ id: customers.id, code: customers.code, name: customers.name, type: sql<CustomerType>`${customers.type}` })
      .from(customers)
      .where(and(
        eq(customers.tenantId, scope.tenantId),
        customerVisible(scope, customers.id),
        ...words.map((word) => like(customers.searchText, likePattern(word))),
        status ? eq(customers.status, status) : undefined,
      ))
      .orderBy(...(words.length > 0 ? [closestFirst(search, customers)] : []), asc(nameOrder(scope, customers.name)), asc(customers.id))
      .limit(limit);
    return { rows };
  },
});
