import { getItemsByIds } from "@/server/modules/catalog";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { notFound } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { setCustomerItemCodeInput } from "../inputs";
import { findCustomerItemCode } from "../queries/customer-item-codes";
import { deleteCustomerItemCode, upsertCustomerItemCode } from "../store-customer-items";

/**
 * Remembers what a customer calls an item, so that its orders are entered and pasted by its own codes; a code that meant another
 * item means this one from now on. Without an item the code is forgotten.
 */
export const setCustomerItemCode = defineCommand({
  name: "pricing.set-customer-item-code",
  permission: "orders.edit",
  input: setCustomerItemCodeInput,
  async run(scope, { customerId, code, itemId }) {
    const customer = await requireVisibleCustomer(scope, customerId);
    const items = itemId ? await getItemsByIds(scope, [itemId]) : null;
    const item = itemId ? items?.get(itemId) : null;
    if (itemId && !item) throw notFound("item");
    const before = await findCustomerItemCode(scope, customer.id, code);
    if ((before?.itemId ?? null) === itemId) return done({ customerId: customer.id, changed: false }, { audit: [] });
    if (itemId) await upsertCustomerItemCode(scope, { customerId: customer.id, itemId, code });
    else await deleteCustomerItemCode(scope, customer.id, code);
    const told = (itemCode: string | undefined) => (itemCode ? `${code} = ${itemCode}` : null);
    return done(
      { customerId: customer.id, changed: true },
      { audit: { entityType: "customer", entityId: customer.id, entityLabel: customer.code, changes: { customerItemCode: [told(before?.itemCode), told(item?.code)] } } },
    );
  },
});
