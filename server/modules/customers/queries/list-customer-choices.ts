import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema/customers";
import { memberships, users } from "@/db/schema/identity";
import { defineQuery } from "@/server/platform/command";
import { customerVisible } from "./customer-visible";

/** What the filters and the form of customers offer: regions in use and the members who can look after a customer. */
export const listCustomerChoices = defineQuery({
  name: "customers.list-choices",
  permission: "customers.view",
  input: z.object({}),
  async run(scope) {
    const [regions, owners] = await Promise.all([
      scope.db
        .selectDistinct({ regionCode: customers.regionCode })
        .from(customers)
        .where(and(eq(customers.tenantId, scope.tenantId), isNotNull(customers.regionCode), customerVisible(scope, customers.id)))
        .orderBy(asc(customers.regionCode))
        .limit(500),
      scope.db
        .select({ userId: users.id, name: users.name })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .where(and(eq(memberships.tenantId, scope.tenantId), isNull(memberships.deactivatedAt)))
        .orderBy(asc(users.name)),
    ]);
    return { regions: regions.flatMap((r) => (r.regionCode === null ? [] : [r.regionCode])), owners };
  },
});
