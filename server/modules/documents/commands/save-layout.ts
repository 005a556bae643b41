import { requireVisibleCustomer } from "@/server/modules/customers";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { layoutInput } from "../inputs";
import { readLayout } from "../queries/read-layout";
import { putLayout } from "../store-layouts";

/**
 * How this customer's documents are laid out from the next one on (DOC-04).
 * @throws NaruError `record.not_found`, `record.changed`
 */
export const saveLayout = defineCommand({
  name: "documents.save-layout",
  permission: "customers.edit",
  input: layoutInput,
  async run(scope, { customerId, version, ...layout }) {
    const customer = await requireVisibleCustomer(scope, customerId);
    const { version: _version, ...before } = await readLayout(scope, customerId);
    const after = await putLayout(scope, customerId, version, layout);
    if (after === null) throw await recordChanged(scope, { entityType: "customer", entityId: customerId, current: before, wanted: layout, action: "documents.save-layout" });
    return done({ customerId, version: after }, { audit: { entityType: "customer", entityId: customerId, entityLabel: customer.code, changes: changedFields(before, layout) } });
  },
});
