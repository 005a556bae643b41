import { conflict } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerVersionInput } from "../inputs";
import { requireVisibleCustomer } from "../queries/customer-visible";
import { updateCustomerRow } from "../store";

async function setStatus(scope: TenantScope, customerId: string, version: number, status: "active" | "inactive") {
  const before = await requireVisibleCustomer(scope, customerId);
  if (before.status === status) throw conflict(status === "active" ? "customers.already_active" : "customers.already_archived", { code: before.code });
  const after = before.version === version ? await updateCustomerRow(scope, customerId, version, { status }) : null;
  if (!after) throw await recordChanged(scope, { entityType: "customer", entityId: customerId, current: before, wanted: { status } });
  return done(
    { customerId, version: after.version, status },
    { audit: { entityType: "customer", entityId: customerId, entityLabel: after.code, changes: { status: [before.status, status] } } },
  );
}

/** Takes the customer out of lists and new documents; everything that was done with it stays. */
export const archiveCustomer = defineCommand({
  name: "customers.archive-customer",
  permission: "customers.edit",
  input: customerVersionInput,
  run: (scope, input) => setStatus(scope, input.customerId, input.version, "inactive"),
});

export const activateCustomer = defineCommand({
  name: "customers.activate-customer",
  permission: "customers.edit",
  input: customerVersionInput,
  run: (scope, input) => setStatus(scope, input.customerId, input.version, "active"),
});
