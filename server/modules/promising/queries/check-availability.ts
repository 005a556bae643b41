import { and, eq, inArray } from "drizzle-orm";
import { warehouses } from "@/db/schema/stock";
import { notFound } from "@/server/kernel/errors";
import { defineQuery } from "@/server/platform/command";
import { promiseLines } from "../commands/promise-lines";
import { checkAvailabilityInput } from "../inputs";

/** ORD-08: for each line whether it can be served on the required day, and if not, when. Promises nothing yet. */
export const checkAvailability = defineQuery({
  name: "promising.check-availability",
  permission: "stock.view",
  input: checkAvailabilityInput,
  async run(scope, { lines }) {
    const ids = [...new Set(lines.map((line) => line.warehouseId))];
    const known = await scope.db.select({ id: warehouses.id }).from(warehouses).where(and(eq(warehouses.tenantId, scope.tenantId), inArray(warehouses.id, ids)));
    if (known.length !== ids.length) throw notFound("warehouse");
    const promises = await promiseLines(scope, { lines, lock: false });
    return promises.map(({ curve: _, ...promise }) => promise);
  },
});
