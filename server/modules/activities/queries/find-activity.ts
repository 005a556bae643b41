import { and, eq } from "drizzle-orm";
import { activities } from "@/db/schema/activities";
import { notFound } from "@/server/kernel/errors";
import { customerVisible } from "@/server/modules/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** An activity of a customer that the actor may see. @throws NaruError `record.not_found` */
export async function requireActivity(scope: TenantScope, id: string) {
  const [row] = await scope.db
    .select()
    .from(activities)
    .where(and(eq(activities.tenantId, scope.tenantId), eq(activities.id, id), customerVisible(scope, activities.customerId)));
  if (!row) throw notFound("activity");
  return row;
}
