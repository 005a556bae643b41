import { fault, refused } from "@/server/kernel/errors";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { assignPriceListsInput } from "../inputs";
import { listsOfCustomer, requirePriceLists } from "../queries/find-pricing";
import { replaceCustomerLists } from "../store";

/**
 * The customer's price scheme (CUS-07, PRC-02): these lists, asked in this order before the base list.
 * @throws NaruError `pricing.scheme_invalid` when a list is named twice or archived · `record.changed` when they are not those that were `seen`
 */
export const assignPriceLists = defineCommand({
  name: "pricing.assign-price-lists",
  permission: "price_lists.edit",
  input: assignPriceListsInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    const ids: string[] = input.priceListIds;
    const lists = await requirePriceLists(scope, ids);
    const faults = lists.flatMap((list, index) => [
      ...(ids.indexOf(list.id) === index ? [] : [fault(`priceListIds.${index}`, "pricing.list_twice", { code: list.code })]),
      ...(list.archived ? [fault(`priceListIds.${index}`, "pricing.list_already_archived", { code: list.code })] : []),
    ]);
    if (faults.length > 0) throw refused("pricing.scheme_invalid", { count: faults.length }, faults);
    const here = await listsOfCustomer(scope, customer.id);
    const before = here.map((l) => l.code).join(", ");
    const after = lists.map((l) => l.code).join(", ");
    if (input.seen && before !== input.seen.join(", ")) {
      throw await recordChanged(scope, { entityType: "customer", entityId: customer.id, current: { priceListIds: before }, wanted: { priceListIds: after }, action: "pricing.assign-price-lists" });
    }
    if (before === after) return done({ customerId: customer.id, changed: false }, { audit: [] });
    await replaceCustomerLists(scope, customer.id, ids);
    return done(
      { customerId: customer.id, changed: true },
      { audit: { entityType: "customer", entityId: customer.id, entityLabel: customer.code, changes: { priceLists: [before, after] } } },
    );
  },
});
