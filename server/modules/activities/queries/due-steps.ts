import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import { activities } from "@/db/schema/activities";
import { contacts, customers } from "@/db/schema/customers";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";

const MOST = 12;

/** Steps due today or earlier that wait for the reader: agreed by them, or for a customer they look after. Longest due first. */
export const dueSteps = defineQuery({
  name: "activities.due-steps",
  permission: "activities.log",
  input: z.object({}),
  async run(scope) {
    const self = scope.actor.kind === "user" ? scope.actor.userId : null;
    if (!self) return { count: 0, rows: [] };
    const rows = await scope.db
      .select({
        id: activities.id, customerId: activities.customerId, customer: customers.name, contact: contacts.name, phone: contacts.phone, subject: activities.subject,
        nextStep: sql<string>`${activities.nextStep}`, nextStepOn: activities.nextStepOn, count: sql<number>`count(*) over ()::int`,
      })
      .from(activities)
      .innerJoin(customers, and(eq(customers.tenantId, activities.tenantId), eq(customers.id, activities.customerId)))
      .leftJoin(contacts, and(eq(contacts.tenantId, activities.tenantId), eq(contacts.id, activities.contactId)))
      .where(
        and(
          eq(activities.tenantId, scope.tenantId),
          lte(activities.nextStepOn, scope.today),
          isNull(activities.nextStepDoneAt),
          isNull(activities.withdrawnAt),
          or(eq(activities.userId, self), eq(customers.ownerUserId, self)),
          customerVisible(scope, activities.customerId),
        ),
      )
      .orderBy(asc(activities.nextStepOn), asc(activities.id))
      .limit(MOST);
    return { count: rows[0]?.count ?? 0, rows: rows.map(({ count: _, ...row }) => row) };
  },
});
