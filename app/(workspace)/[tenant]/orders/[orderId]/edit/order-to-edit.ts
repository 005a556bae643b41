import type { OrderToEdit } from "../../_components/order-form";
import type { EntryItem } from "../../_components/use-entry-items";
import type { Order } from "../_components/order-type";

type Units = readonly (EntryItem & { readonly itemId: string })[];

/** The quantity and unit as they were typed; without another unit the item's own. */
function asEntered(line: Order["lines"][number], item: EntryItem | undefined) {
  if (!line.enteredUnitId || !line.enteredQuantity) return { quantity: line.quantity };
  const unit = item?.otherUnits.find((one) => one.unitId === line.enteredUnitId);
  // A unit that the item has lost since cannot be saved again: the base quantity is the same goods.
  return unit ? { quantity: line.enteredQuantity, unit: { id: unit.unitId, label: unit.code } } : { quantity: line.quantity };
}

/** An order as its form holds it: each line in the unit it was typed in. */
export function toEdit(order: Order, units: Units): OrderToEdit {
  const itemOf = new Map(units.map(({ itemId, unitId, unitCode, otherUnits }) => [itemId, { unitId, unitCode, otherUnits: otherUnits.map(({ unitId: id, code }) => ({ unitId: id, code })) }]));
  const freight = order.charges.find((c) => c.kind === "freight");
  return {
    orderId: order.id,
    number: order.number,
    version: order.version,
    customer: { id: order.customerId, label: order.customerName, detail: order.customerCode },
    header: {
      legalEntityId: order.legalEntityId,
      contactId: order.contactId ?? undefined,
      paymentTermsId: order.paymentTermsId ?? undefined,
      warehouseId: order.warehouseId,
      requiredOn: order.requiredOn,
      orderedOn: order.orderedOn,
      customerReference: order.customerReference ?? undefined,
      buyerName: order.buyerName ?? undefined,
      carrier: order.carrier ?? undefined,
      route: order.route ?? undefined,
      notes: order.notes ?? undefined,
      allowBackOrder: order.allowBackOrder,
      freightMinor: freight?.amountMinor ?? null,
      type: order.type as "domestic",
    },
    lines: order.lines
      .filter((l) => !l.cancelledAt)
      .map((l) => ({
        key: l.id,
        item: { id: l.itemId, label: l.itemCode, detail: l.description, data: itemOf.get(l.itemId) },
        ...asEntered(l, itemOf.get(l.itemId)),
        unitPrice: l.priceStatus === "rule" ? null : l.unitPrice,
        discountPercent: l.priceStatus === "rule" ? null : l.discountPercent,
        requiredOn: l.requiredOn === order.requiredOn ? null : l.requiredOn,
        shipSeparately: l.shipSeparately,
      })),
  };
}
