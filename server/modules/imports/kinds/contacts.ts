import { findCustomerIdsByCodes, upsertCustomer } from "@/server/modules/customers";
import type { InputOf } from "@/server/platform/command";
import { references, type BringIn, type Brought } from "./kind";

/** People at customers, one line each: found again by their name, added when they are new (CUS-19). */
export const bringContacts: BringIn = async (scope, records) => {
  const customers = await findCustomerIdsByCodes(scope, [...new Set(records.map((one) => one.values["customerCode"] ?? ""))]);
  const brought: Brought[] = [];
  for (const { values } of records) {
    const refs = references();
    refs.find(customers, values["customerCode"], "customerCode", "imports.customer_unknown");
    refs.settle();
    const { customerCode, ...contact } = values;
    // A file is the outside world: the door's own schema judges what was put together here.
    const input = { code: customerCode ?? "", contact: { ...contact, name: contact["name"] ?? "" } } as unknown as InputOf<typeof upsertCustomer>;
    const { customerId, outcome } = await upsertCustomer.within(scope, input);
    brought.push({ entityType: "customer", entityId: customerId, outcome });
  }
  return brought;
};
