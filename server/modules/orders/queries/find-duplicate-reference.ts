import { and, desc, eq, ne } from "drizzle-orm";
import { orders } from "@/db/schema/orders";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { duplicateReferenceInput } from "../inputs";

/** ORD-05: other live orders of the customer with the same purchase-order number; the screen warns, nothing is refused. */
export const findDuplicateReference = defineQuery({
  name: "orders.find-duplicate-reference",
  permission: "orders.view",
  input: duplicateReferenceInput,
  async run(scope, input) {
    await requireVisibleCustomer(scope, input.customerId);
    return scope.db
      .select({ id: orders.id, number: orders.number, orderedOn: orders.orderedOn, status: orders.status })
      .from(orders)
      .where(
        and(
          eq(orders.tenantId, scope.tenantId),
          eq(orders.customerId, input.customerId),
          eq(orders.customerReference, input.customerReference),
          ne(orders.status, "cancelled"),
          input.exceptOrderId ? ne(orders.id, input.exceptOrderId) : undefined,
        ),
      )
      .orderBy(desc(orders.orderedOn))
      .limit(5);
  },
});
