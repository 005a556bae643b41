import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { creditExposure } from "@/server/modules/credit";
import { getOrderDefaults } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { warehousesInUse } from "./base-quantities";

/** What the order form is filled with once the customer is known (CUS-07, CUS-11), and where the customer's credit stands. */
export const getEntryDefaults = defineQuery({
  name: "orders.get-entry-defaults",
  permission: "orders.edit",
  input: z.object({ customerId: idOf("customer") }),
  async run(scope, { customerId }) {
    const [defaults, warehouses, credit] = await Promise.all([
      getOrderDefaults(scope, customerId, scope.today),
      warehousesInUse(scope),
      creditExposure(scope, customerId),
    ]);
    return { ...defaults, warehouses, credit, today: scope.today, homeCurrency: scope.workspace.homeCurrency };
  },
});
