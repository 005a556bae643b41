import type { z } from "zod";
import type { AddressSnapshot } from "@/db/schema/shipments";
import { laterOf, type CalendarDate } from "@/server/kernel/calendar-date";
import { fault, invalid, type Fault } from "@/server/kernel/errors";
import { LARGEST_MINOR } from "@/server/kernel/money";
import { getItemsByIds, taxRatesOn, type ItemFacts } from "@/server/modules/catalog";
import { getOrderDefaults, listPaymentTerms } from "@/server/modules/customers";
import { quotePrices } from "@/server/modules/pricing";
import { actorMay } from "@/server/platform/actor";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { orderDraftInput } from "../inputs";
import { toBaseQuantities, tooFine, warehousesInUse } from "../queries/base-quantities";
import { isSalesMember } from "../queries/sales-members";
import { lineNet, priceLine } from "../rules/price-lines";
import { totalOrder } from "../rules/total-order";
import type { ChargeFacts, LineFacts } from "./check-and-commit";
import type { NewOrderChargeRow, NewOrderLineRow, NewOrderRow } from "../store";

type OrderDraft = z.output<typeof orderDraftInput>;
type OrderDefaults = Awaited<ReturnType<typeof getOrderDefaults>>;
type CustomerAddress = OrderDefaults["addresses"][number];

export interface PreparedOrder {
  readonly order: Omit<NewOrderRow, "tenantId" | "id" | "number" | "grossMinor"> & { readonly grossMinor: bigint; readonly allowBackOrder: boolean };
  readonly lines: (NewOrderLineRow & LineFacts)[];
  readonly charges: (NewOrderChargeRow & ChargeFacts)[];
  /** The items of the lines, so that whoever goes on with the order need not read them again. */
  readonly items: ReadonlyMap<string, ItemFacts>;
}

/**
 * Fills a draft from the customer, prices its lines and totals it (CUS-07, CUS-11, PRC-01, PRC-08).
 * @throws NaruError `input.invalid` with every fault found, each at its field (ORD-18)
 */
export async function prepareOrder(scope: TenantScope, draft: OrderDraft): Promise<PreparedOrder> {
  const orderedOn = draft.orderedOn ?? scope.today;
  const [defaults, items, warehouses, termsKnown, salesKnown] = await Promise.all([
    getOrderDefaults(scope, draft.customerId, orderedOn),
    getItemsByIds(scope, [...new Set(draft.lines.map((l) => l.itemId))]),
    warehousesInUse(scope),
    draft.paymentTermsId ? paymentTermsExist(scope, draft.paymentTermsId) : true,
    draft.salesUserId ? isSalesMember(scope, draft.salesUserId) : true,
  ]);
  const faults: Fault[] = [];
  if (defaults.status !== "active") faults.push(fault("customerId", "orders.customer_inactive", { customer: defaults.name }));
  if (!termsKnown) faults.push(fault("paymentTermsId", "orders.terms_unknown"));
  if (!salesKnown) faults.push(fault("salesUserId", "orders.sales_user_unknown"));

  const entity = draft.legalEntityId ? defaults.entities.find((e) => e.id === draft.legalEntityId) : defaults.defaultEntity;
  if (!entity) {
    const code = draft.legalEntityId ? "orders.entity_not_valid" : "orders.entity_missing";
    faults.push(fault("legalEntityId", code, { customer: defaults.name, date: orderedOn }));
  }
  const contact = draft.contactId ? defaults.contacts.find((c) => c.id === draft.contactId) : defaults.contact;
  if (draft.contactId && !contact) faults.push(fault("contactId", "orders.contact_unknown", { customer: defaults.name }));

  const warehouseOf = (id: string | null | undefined) => (id ? warehouses.find((w) => w.id === id) : undefined);
  const warehouse = draft.warehouseId ? warehouseOf(draft.warehouseId) : warehouses.find((w) => w.isDefault);
  if (!warehouse) faults.push(fault("warehouseId", "orders.warehouse_missing"));

  const shipTo = resolveShipTo(draft, defaults, faults);
  const requiredOn = draft.requiredOn ?? laterOf(orderedOn, scope.today);
  if (requiredOn < orderedOn) faults.push(fault("requiredOn", "orders.required_before_ordered", { date: orderedOn }));

  const lines = await prepareLines(scope, draft, { items, orderedOn, requiredOn, warehouseId: warehouse?.id ?? "", warehouseOf, defaults, faults });
  const charges = await prepareCharges(scope, draft, orderedOn);
  if (faults.length > 0 || !entity || !warehouse || !shipTo) throw invalid(faults);

  const totals = totalOrder(
    lines.map((l) => ({ netMinor: l.netMinor, taxCodeId: l.taxCodeId, taxRatePercent: l.taxRatePercent })),
    charges.map((c) => ({ netMinor: c.amountMinor, taxCodeId: c.taxCodeId ?? null, taxRatePercent: c.taxRatePercent ?? "0" })),
  );
  return {
    order: {
      type: draft.type,
      customerId: draft.customerId,
      legalEntityId: entity.id,
      contactId: contact?.id ?? null,
      salesUserId: draft.salesUserId ?? defaults.ownerUserId ?? (scope.actor.kind === "user" ? scope.actor.userId : null),
      orderedOn,
      requiredOn,
      customerReference: draft.customerReference,
      buyerName: draft.buyerName ?? contact?.name ?? null,
      regionCode: draft.regionCode ?? defaults.regionCode,
      warehouseId: warehouse.id,
      shipTo,
      carrier: draft.carrier,
      route: draft.route,
      paymentTermsId: draft.paymentTermsId ?? defaults.paymentTermsId,
      currency: scope.workspace.homeCurrency,
      notes: draft.notes,
      allowBackOrder: draft.allowBackOrder,
      netMinor: totals.netMinor,
      taxMinor: totals.taxMinor,
      chargesMinor: totals.chargesMinor,
      grossMinor: totals.grossMinor,
      searchText: "",
    },
    lines,
    charges,
    items,
  };
}

/** Lower-case text that lists search: number, reference, buyer. */
export function orderSearchText(number: string, order: { customerReference?: string | null; buyerName?: string | null; externalKey?: string | null }): string {
  return [number, order.customerReference, order.buyerName, order.externalKey].filter(Boolean).join(" ").toLowerCase();
}

function resolveShipTo(draft: OrderDraft, defaults: OrderDefaults, faults: Fault[]): AddressSnapshot | null {
  if (draft.shipTo) return draft.shipTo;
  if (draft.shipToAddressId) {
    const chosen = defaults.addresses.find((a) => a.id === draft.shipToAddressId);
    if (!chosen) faults.push(fault("shipToAddressId", "orders.address_unknown"));
    return chosen ? snapshotOf(chosen) : null;
  }
  if (!defaults.shipTo) faults.push(fault("shipToAddressId", "orders.address_missing"));
  return defaults.shipTo ? snapshotOf(defaults.shipTo) : null;
}

function snapshotOf(address: CustomerAddress): AddressSnapshot {
  const { recipient, line1, line2, city, region, postalCode, country } = address;
  return { recipient, line1, line2, city, region, postalCode, country };
}

async function paymentTermsExist(scope: TenantScope, id: string): Promise<boolean> {
  const { rows } = await listPaymentTerms.within(scope, {});
  return rows.some((t) => t.id === id);
}

interface LinesIn {
  items: ReadonlyMap<string, ItemFacts>;
  orderedOn: CalendarDate;
  requiredOn: CalendarDate;
  warehouseId: string;
  warehouseOf(id: string | null | undefined): { id: string } | undefined;
  defaults: OrderDefaults;
  faults: Fault[];
}

async function prepareLines(scope: TenantScope, draft: OrderDraft, facts: LinesIn) {
  const { items, faults } = facts;
  const quantities = await toBaseQuantities(
    scope,
    items,
    draft.lines,
  );
  const keyed = draft.lines.map((line, i) => ({ line, i, item: items.get(line.itemId), quantity: quantities[i] ?? null }));
  for (const { line, i, item, quantity } of keyed) {
    if (!item) faults.push(fault(`lines.${i}.itemId`, "orders.item_unknown"));
    else if (item.status !== "active") faults.push(fault(`lines.${i}.itemId`, "orders.item_inactive", { item: item.code }));
    else if (quantity === null) faults.push(fault(`lines.${i}.unitId`, "orders.unit_not_of_item", { item: item.code }));
    else if (tooFine(quantity, item)) faults.push(fault(`lines.${i}.quantity`, "orders.quantity_too_fine", { item: item.code, decimals: item.unitDecimals, unit: item.unitCode }));
    if (line.warehouseId && !facts.warehouseOf(line.warehouseId)) faults.push(fault(`lines.${i}.warehouseId`, "orders.warehouse_missing"));
    if (line.requiredOn && line.requiredOn < facts.orderedOn) faults.push(fault(`lines.${i}.requiredOn`, "orders.required_before_ordered", { date: facts.orderedOn }));
  }
  const usable = keyed.flatMap((k) => (k.item && k.quantity !== null ? [{ ...k, item: k.item, quantity: k.quantity }] : []));
  const taxCodeIds = usable.map(({ line, item }) => line.taxCodeId ?? item.taxCodeId);
  const [quotes, rates] = await Promise.all([
    quotePrices(scope, {
      customerId: draft.customerId,
      on: facts.orderedOn,
      lines: usable.map(({ line, i, quantity }) => ({ key: String(i), itemId: line.itemId, quantity })),
    }),
    taxRatesOn(scope, [...new Set(taxCodeIds)], facts.orderedOn),
  ]);
  const quoteOf = new Map(quotes.map((q) => [q.key, q]));
  return usable.flatMap(({ line, i, item, quantity }): (NewOrderLineRow & LineFacts & { netMinor: bigint })[] => {
    const quoted = quoteOf.get(String(i));
    const taxCodeId = line.taxCodeId ?? item.taxCodeId;
    if (!quoted || (!quoted.priced && !line.unitPrice)) {
      faults.push(fault(`lines.${i}.unitPrice`, "orders.price_missing", { item: item.code }));
      return [];
    }
    const price = priceLine({
      typed: line,
      quoted,
      mayApprove: actorMay(scope.actor, "prices.approve"),
      limitPercent: scope.workspace.settings.manualDiscountLimitPercent,
    });
    const netMinor = lineNet({ ...price, quantity }, scope.workspace.homeCurrency);
    if (netMinor > LARGEST_MINOR) faults.push(fault(`lines.${i}.quantity`, "input.amount_too_large"));
    const override = line.shipToAddressId ? facts.defaults.addresses.find((a) => a.id === line.shipToAddressId) : undefined;
    if (line.shipToAddressId && !override) faults.push(fault(`lines.${i}.shipToAddressId`, "orders.address_unknown"));
    return [
      {
        id: newId(),
        lineNo: i + 1,
        itemId: line.itemId,
        description: line.description ?? item.name,
        quantity,
        enteredUnitId: line.unitId ?? null,
        enteredQuantity: line.unitId ? line.quantity : null,
        warehouseId: line.warehouseId ?? facts.warehouseId,
        unitPrice: price.unitPrice,
        discountPercent: price.discountPercent,
        priceStatus: price.status,
        priceReason: line.priceReason,
        priceTrace: [...quoted.trace],
        taxCodeId,
        taxRatePercent: rates.get(taxCodeId)?.ratePercent ?? "0",
        netMinor,
        requiredOn: line.requiredOn ?? facts.requiredOn,
        // A line that goes elsewhere cannot travel in the others' parcel.
        shipSeparately: line.shipSeparately || override !== undefined,
        shipTo: override ? snapshotOf(override) : null,
      },
    ];
  });
}

async function prepareCharges(scope: TenantScope, draft: OrderDraft, on: CalendarDate): Promise<PreparedOrder["charges"]> {
  if (draft.charges.length === 0) return [];
  const rates = await taxRatesOn(scope, draft.charges.flatMap((c) => (c.taxCodeId ? [c.taxCodeId] : [])), on);
  return draft.charges.map((charge, i) => ({
    id: newId(),
    lineNo: i + 1,
    kind: charge.kind,
    description: charge.description,
    amountMinor: charge.amountMinor,
    taxCodeId: charge.taxCodeId ?? null,
    taxRatePercent: (charge.taxCodeId ? rates.get(charge.taxCodeId)?.ratePercent : undefined) ?? "0",
  }));
}
