import { laterOf } from "@/server/kernel/calendar-date";
import { subtractQuantity } from "@/server/kernel/quantity";
import { getItemsByIds, taxRatesOn } from "@/server/modules/catalog";
import { creditExposure } from "@/server/modules/credit";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { quotePrices } from "@/server/modules/pricing";
import { promiseLines } from "@/server/modules/promising";
import { placeKey, unitCosts } from "@/server/modules/stock";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { previewOrderInput } from "../inputs";
import { lineMargin, totalMargin } from "../rules/line-margin";
import { lineNet, priceLine } from "../rules/price-lines";
import { totalOrder } from "../rules/total-order";
import { toBaseQuantities, warehousesInUse } from "./base-quantities";

/**
 * What the order would cost and whether it can be had, line by line, before anything is saved (ORD-08, ORD-09): price with
 * its trace, tax, availability with the earliest date, and the customer's credit standing. Who may see costs is told what each
 * line would earn; nobody else is sent a cost. Locks and writes nothing.
 */
export const previewOrder = defineQuery({
  name: "orders.preview-order",
  permission: "orders.view",
  input: previewOrderInput,
  async run(scope, input) {
    await requireVisibleCustomer(scope, input.customerId);
    const on = input.orderedOn ?? scope.today;
    const requiredOn = input.requiredOn ?? laterOf(on, scope.today);
    const [items, warehouses, exposure] = await Promise.all([
      getItemsByIds(scope, [...new Set(input.lines.map((l) => l.itemId))]),
      warehousesInUse(scope),
      creditExposure(scope, input.customerId),
    ]);
    const quantities = await toBaseQuantities(scope, items, input.lines);
    const defaultWarehouseId = input.warehouseId ?? warehouses.find((w) => w.isDefault)?.id ?? warehouses[0]?.id ?? null;
    const usable = input.lines.flatMap((line, i) => {
      const item = items.get(line.itemId);
      const quantity = quantities[i] ?? null;
      const warehouseId = line.warehouseId ?? defaultWarehouseId;
      return item && quantity !== null && warehouseId ? [{ line, item, quantity, warehouseId }] : [];
    });
    const seesCosts = actorMay(scope.actor, "costs.view");
    const stocked = usable.filter((u) => u.item.kind === "stocked");
    const [quotes, rates, promises, costs] = await Promise.all([
      quotePrices(scope, { customerId: input.customerId, on, lines: usable.map((u) => ({ key: u.line.key, itemId: u.item.id, quantity: u.quantity })) }),
      taxRatesOn(scope, [...new Set([...usable.map((u) => u.line.taxCodeId ?? u.item.taxCodeId), ...input.charges.flatMap((c) => (c.taxCodeId ? [c.taxCodeId] : []))])], on),
      promiseLines(scope, {
        lock: false,
        lines: stocked.map((u) => ({ key: u.line.key, itemId: u.item.id, warehouseId: u.warehouseId, quantity: u.quantity, requiredOn: u.line.requiredOn ?? requiredOn })),
      }),
      unitCosts(scope, seesCosts ? stocked.map((u) => ({ itemId: u.item.id, warehouseId: u.warehouseId })) : []),
    ]);
    const quoteOf = new Map(quotes.map((q) => [q.key, q]));
    const promiseOf = new Map(promises.map((p) => [p.key, p]));
    const lines = usable.map(({ line, item, quantity, warehouseId }) => {
      const quoted = quoteOf.get(line.key) ?? { priced: false, unitPrice: "0", discountPercent: "0", trace: [] };
      const price = priceLine({
        typed: line,
        quoted,
        mayApprove: actorMay(scope.actor, "prices.approve"),
        limitPercent: scope.workspace.settings.manualDiscountLimitPercent,
      });
      const taxCodeId = line.taxCodeId ?? item.taxCodeId;
      const promise = promiseOf.get(line.key);
      const netMinor = lineNet({ ...price, quantity }, scope.workspace.homeCurrency);
      const averageMinor = costs.get(placeKey({ itemId: item.id, warehouseId })) ?? null;
      return {
        key: line.key,
        itemCode: item.code,
        itemName: item.name,
        unitCode: item.unitCode,
        quantity,
        unitPrice: price.unitPrice,
        discountPercent: price.discountPercent,
        priced: quoted.priced || Boolean(line.unitPrice),
        priceStatus: price.status,
        priceTrace: quoted.trace,
        netMinor,
        /** Null where no cost is known or the actor may not see costs. */
        margin: seesCosts ? lineMargin({ netMinor, quantity, averageMinor, standardCost: item.standardCost, currency: scope.workspace.homeCurrency }) : null,
        taxCodeId,
        taxRatePercent: rates.get(taxCodeId)?.ratePercent ?? "0",
        availability: promise
          ? {
              availableNow: promise.availableNow,
              promisedOn: promise.promisedOn,
              /** What is left to come on the promised day. */
              later: subtractQuantity(quantity, promise.availableNow),
              shortBy: promise.shortBy,
              onTime: promise.promisedOn !== null && promise.promisedOn <= laterOf(line.requiredOn ?? requiredOn, scope.today),
            }
          : null,
      };
    });
    const totals = totalOrder(
      lines,
      input.charges.map((c) => ({ netMinor: c.amountMinor, taxCodeId: c.taxCodeId ?? null, taxRatePercent: c.taxCodeId ? (rates.get(c.taxCodeId)?.ratePercent ?? "0") : "0" })),
    );
    return { currency: scope.workspace.homeCurrency, lines, totals, margin: seesCosts ? totalMargin(lines) : null, credit: exposure };
  },
});
