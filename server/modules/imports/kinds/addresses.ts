import { addAddress, findCustomerIdsByCodes, getCustomer, updateAddress } from "@/server/modules/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { Values } from "../rules/build-records";
import { references, type BringIn, type Brought } from "./kind";

const FIELDS = ["recipient", "line1", "line2", "city", "region", "postalCode", "country"] as const;

/** Further addresses of customers, one line each: found again by use and name, added when they are new (CUS-11). */
export const bringAddresses: BringIn = async (scope, records) => {
  const customers = await findCustomerIdsByCodes(scope, [...new Set(records.map((one) => one.values["customerCode"] ?? ""))]);
  const brought: Brought[] = [];
  for (const { values } of records) {
    const refs = references();
    const customerId = refs.find(customers, values["customerCode"], "customerCode", "imports.customer_unknown") ?? "";
    refs.settle();
    brought.push({ entityType: "customer", entityId: customerId, outcome: (await bringOne(scope, customerId, values)) ? "updated" : "unchanged" });
  }
  return brought;
};

/** @returns whether anything was written */
async function bringOne(scope: TenantScope, customerId: string, values: Values): Promise<boolean> {
  const kind = values["kind"] ?? "ship_to";
  const label = values["label"] ?? values["city"] ?? values["line1"] ?? "";
  const { addresses } = await getCustomer.within(scope, { customerId: customerId as never });
  const before = addresses.find((one) => one.kind === kind && one.label === label && !one.archived);
  const given = Object.fromEntries(FIELDS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
  // A file is the outside world: the doors' own schemas judge what was put together here.
  if (!before) {
    await addAddress.within(scope, { country: scope.workspace.country, ...given, customerId, kind, label } as never);
    return true;
  }
  const stands = Object.fromEntries(FIELDS.map((name) => [name, before[name]]));
  const wanted: Record<string, string | null> = { ...stands, ...given };
  if (FIELDS.every((name) => (wanted[name] ?? null) === (stands[name] ?? null))) return false;
  await updateAddress.within(scope, { customerAddressId: before.id, version: before.version, label, ...wanted } as never);
  return true;
}
