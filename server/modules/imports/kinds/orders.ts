import { toMinor } from "@/server/kernel/money";
import { findItemIdsByCodes } from "@/server/modules/catalog";
import { findCustomerIdsByCodes } from "@/server/modules/customers";
import { createOrder, getOrder, updateOrder } from "@/server/modules/orders";
import type { InputOf } from "@/server/platform/command";
import { labelOf } from "../rules/import-fields";
import { group, references, type BringIn, type Brought } from "./kind";
import { membersByText, termsByText, warehousesByCode } from "./lookups";

type OrderInput = InputOf<typeof createOrder>;

/** ORD-21: orders with their lines, as drafts; an order that came before is replaced while it is a draft. */
export const bringOrders: BringIn = async (scope, records) => {
  const uses = (name: string) => records.some((one) => one.values[name]);
  const customers = await findCustomerIdsByCodes(scope, [...new Set(records.map((one) => one.values["customerCode"] ?? ""))]);
  const items = await findItemIdsByCodes(scope, [...new Set(records.flatMap((one) => one.lines.map((line) => line["line.itemCode"] ?? "")))]);
  const terms = await termsByText(scope, uses("paymentTerms"));
  const members = await membersByText(scope, uses("salesUser"));
  const warehouses = uses("warehouseCode") ? await warehousesByCode(scope) : new Map<string, { id: string }>();
  const brought: Brought[] = [];
  for (const { key, values, lines, entityId } of records) {
    const refs = references();
    const customerId = refs.find(customers, values["customerCode"], "customerCode", "imports.customer_unknown");
    const salesUserId = refs.find(members, values["salesUser"], "salesUser", "imports.member_unknown");
    const paymentTermsId = refs.find(terms, values["paymentTerms"], "paymentTerms", "imports.terms_unknown");
    const warehouse = refs.find(warehouses, values["warehouseCode"], "warehouseCode", "imports.warehouse_unknown");
    const orderLines = lines.map((line, i) => ({
      itemId: refs.find(items, line["line.itemCode"], `lines.${i}.itemCode`, "imports.item_unknown"),
      quantity: line["line.quantity"] ?? "",
      unitPrice: line["line.unitPrice"] ?? null,
      discountPercent: line["line.discountPercent"] ?? null,
      description: line["line.description"] ?? null,
      requiredOn: line["line.requiredOn"] ?? null,
    }));
    refs.settle();
    const freight = values["freight"] ? toMinor(values["freight"], scope.workspace.homeCurrency) : 0n;
    const shipTo = group(values, "shipTo");
    // A file is the outside world: the door's own schema judges what was put together here.
    const draft = {
      customerId,
      salesUserId,
      paymentTermsId,
      warehouseId: warehouse?.id,
      orderedOn: values["orderedOn"],
      requiredOn: values["requiredOn"],
      customerReference: values["customerReference"],
      buyerName: values["buyerName"],
      carrier: values["carrier"],
      notes: values["notes"],
      ...(shipTo?.["line1"] && shipTo["country"] ? { shipTo } : {}),
      lines: orderLines,
      charges: freight === 0n ? [] : [{ kind: "freight", description: labelOf("orders", "freight", scope.workspace.language), amountMinor: freight }],
    } as unknown as OrderInput;
    if (entityId === null) {
      const { orderId } = await createOrder.within(scope, { ...draft, channel: "import", externalKey: key });
      brought.push({ entityType: "order", entityId: orderId, outcome: "created" });
    } else {
      const { version } = await getOrder.within(scope, { orderId: entityId as never });
      await updateOrder.within(scope, { ...draft, orderId: entityId as never, version });
      brought.push({ entityType: "order", entityId, outcome: "updated" });
    }
  }
  return brought;
};
