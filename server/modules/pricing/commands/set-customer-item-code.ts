import { getItemsByIds } from "@/server/modules/catalog";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { notFound } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { setCustomerItemCodeInput } from "../inputs";
import { findCustomerItemCode } from "../queries/customer-item-codes";
import { deleteCustomerItemCode, upsertCustomerItemCode } from "../store-customer-items";

/**
 * Remembers what a customer calls an item, so that its orders are entered and pasted by its own codes; a code that meant another
 * item means this one from now on. Without an item the code is forgotten; `replaces` is a code that this one takes the place of.
 */
export const setCustomerItemCode = defineCommand({
  name: "pricing.set-customer-item-code",
  permission: "orders.edit",
  input: setCustomerItemCodeInput,
  async run(scope, { customerId, code, itemId, replaces }) {
    const customer = await requireVisibleCustomer(scope, customerId);
    const items = itemId ? await getItemsByIds(scope, [itemId]) : null;
    const item = itemId ? items?.get(itemId) : null;
    if (itemId && !item) throw notFound("item");
    const before = await findCustomerItemCode(scope, customer.id, code);
    const renamed = itemId && replaces && replaces.toLowerCase() !== code.toLowerCase() ? await findCustomerItemCode(scope, customer.id, replaces) : null;
    const isAsWanted = (before?.itemId ?? null) === itemId && (!replaces || before === null || before.code === code);
    if (isAsWanted && !renamed) return done({ customerId: customer.id, customerItemCodeId: before?.id ?? null, changed: false }, { audit: [] });
    if (renamed) await deleteCustomerItemCode(scope, customer.id, renamed.code);
    const kept = itemId ? await upsertCustomerItemCode(scope, { customerId: customer.id, itemId, code }) : null;
    if (!itemId) await deleteCustomerItemCode(scope, customer.id, code);
    const told = (called: string, itemCode: string | undefined) => (itemCode ? `${called} = ${itemCode}` : null);
    const was = [renamed && told(renamed.code, renamed.itemCode), told(before?.code ?? code, before?.itemCode)].filter(Boolean).join(", ") || null;
    return done(
      { customerId: customer.id, customerItemCodeId: kept, changed: true },
      { audit: { entityType: "customer", entityId: customer.id, entityLabel: customer.code, changes: { customerItemCode: [was, told(code, item?.code)] } } },
    );
  },
});
