import { findItemIdsByCodes } from "@/server/modules/catalog";
import { findCustomerIdsByCodes } from "@/server/modules/customers";
import { findCustomerItemCodeIds, setCustomerItemCode } from "@/server/modules/pricing";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { references, type BringIn, type Brought, type RecordIn, type Touch } from "./kind";

const customersOf = (scope: TenantScope, records: readonly RecordIn[]) => findCustomerIdsByCodes(scope, [...new Set(records.map((one) => one.values["customerCode"] ?? ""))]);

/** What customers call items, one line each: a code that meant another item means this one from now on (ORD-02). */
export const bringCustomerItemCodes: BringIn = async (scope, records) => {
  const [customers, items] = await Promise.all([customersOf(scope, records), findItemIdsByCodes(scope, [...new Set(records.map((one) => one.values["itemCode"] ?? ""))])]);
  const brought: Brought[] = [];
  for (const { values } of records) {
    const refs = references();
    const customerId = refs.find(customers, values["customerCode"], "customerCode", "imports.customer_unknown") ?? "";
    const itemId = refs.find(items, values["itemCode"], "itemCode", "imports.item_unknown") ?? "";
    refs.settle();
    // A file is the outside world: the door's own schema judges what was put together here.
    const { changed, customerItemCodeId } = await setCustomerItemCode.within(scope, { customerId, itemId, code: values["code"] ?? "" } as never);
    brought.push({ entityType: "customer", entityId: customerId, outcome: changed ? "updated" : "unchanged", touches: customerItemCodeId ? [{ entity: "customer_item_code", id: customerItemCodeId }] : [] });
  }
  return brought;
};

/** The codes of these records that are known already. */
export async function knownItemCodes(scope: TenantScope, records: readonly RecordIn[]): Promise<Touch[]> {
  const customers = await customersOf(scope, records);
  const wanted = records.flatMap(({ values }) => {
    const customerId = customers.get(values["customerCode"] ?? "");
    return customerId && values["code"] ? [{ customerId, code: values["code"] }] : [];
  });
  return (await findCustomerItemCodeIds(scope, wanted)).map((id) => ({ entity: "customer_item_code", id }));
}
