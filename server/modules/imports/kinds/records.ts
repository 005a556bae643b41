import type { TouchedRecord } from "@/db/schema/imports";
import { categoryRecord, findCategoryByCode, findItemIdsByCodes, itemRecord } from "@/server/modules/catalog";
import { creditLimitRecord } from "@/server/modules/credit";
import { customerRecord, findCustomerIdsByCodes } from "@/server/modules/customers";
import { draftOrderRecord } from "@/server/modules/orders";
import { customerItemCodeRecord, itemPricesRecord } from "@/server/modules/pricing";
import { findSupplierByCode, itemSuppliersRecord, supplierRecord } from "@/server/modules/supply";
import { joinStoredRecords, type StoredRecord, type TakenImage } from "@/server/platform/stored-record";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ImportKind } from "../rules/import-fields";
import { knownItemCodes } from "./customer-item-codes";
import type { Brought, RecordIn, Touch } from "./kind";

const WHOLE_CUSTOMER = joinStoredRecords("customer", [customerRecord, creditLimitRecord]);
const WHOLE_ITEM = joinStoredRecords("item", [itemRecord, itemPricesRecord, itemSuppliersRecord]);

/** How the records that an import touches are kept and brought back; postings are reversed instead. */
export const STORED: Readonly<Record<string, StoredRecord>> = {
  customer: WHOLE_CUSTOMER, supplier: supplierRecord, category: categoryRecord, item: WHOLE_ITEM, order: draftOrderRecord, customer_item_code: customerItemCodeRecord,
};

const codes = (records: readonly RecordIn[], name: string) => [...new Set(records.flatMap((one) => one.values[name] ?? []))];

type Existing = (scope: TenantScope, records: readonly RecordIn[]) => Promise<Touch[]>;

const customersOf = (field: string): Existing => async (scope, records) =>
  [...(await findCustomerIdsByCodes(scope, codes(records, field))).values()].map((id) => ({ entity: "customer", id }));
const itemsOf = (field: string): Existing => async (scope, records) =>
  [...(await findItemIdsByCodes(scope, codes(records, field))).values()].map((id) => ({ entity: "item", id }));
const nothing: Existing = async () => [];

/** What these records of a file would change if it is there already. */
const EXISTING: Readonly<Record<ImportKind, Existing>> = {
  customers: customersOf("code"),
  contacts: customersOf("customerCode"),
  addresses: customersOf("customerCode"),
  async suppliers(scope, records) {
    const ids = await Promise.all(codes(records, "code").map((code) => findSupplierByCode(scope, code)));
    return ids.flatMap((id) => (id ? [{ entity: "supplier", id }] : []));
  },
  async items(scope, records) {
    const categories = await Promise.all(codes(records, "categoryCode").map((code) => findCategoryByCode(scope, code)));
    return [...(await itemsOf("code")(scope, records)), ...categories.flatMap((row) => (row ? [{ entity: "category", id: row.id }] : []))];
  },
  prices: itemsOf("itemCode"),
  customer_item_codes: knownItemCodes,
  opening_stock: nothing,
  opening_receivables: nothing,
  opening_balances: nothing,
  orders: async (_, records) => records.flatMap((one) => (one.entityId ? [{ entity: "order", id: one.entityId }] : [])),
  receipts: nothing,
};

const keyOf = (touch: Touch) => `${touch.entity} ${touch.id}`;

async function imagesOf(scope: TenantScope, touches: readonly Touch[]): Promise<Map<string, TakenImage>> {
  const found = new Map<string, TakenImage>();
  for (const [entity, record] of Object.entries(STORED)) {
    const ids = [...new Set(touches.filter((touch) => touch.entity === entity).map((touch) => touch.id))].sort();
    for (const [id, taken] of await record.take(scope, ids)) found.set(keyOf({ entity, id }), taken);
  }
  return found;
}

export function imagesBefore(scope: TenantScope, kind: ImportKind, records: readonly RecordIn[]): Promise<Map<string, TakenImage>> {
  return EXISTING[kind](scope, records).then((touches) => imagesOf(scope, touches));
}

/** For each record of a batch, what it made or changed: the first record to touch something answers for it. */
export async function touchedBy(scope: TenantScope, before: ReadonlyMap<string, TakenImage>, brought: readonly Brought[]): Promise<TouchedRecord[][]> {
  const touchesOf = (one: Brought): readonly Touch[] => (one.outcome === "unchanged" ? [] : (one.touches ?? [{ entity: one.entityType, id: one.entityId }]));
  const after = await imagesOf(scope, brought.flatMap(touchesOf));
  const seen = new Set<string>();
  return brought.map((one) =>
    touchesOf(one).flatMap((touch): TouchedRecord[] => {
      const key = keyOf(touch);
      const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
      if (!STORED[touch.entity]) return [{ ...touch, before: null, after: "" }];
      if (seen.has(key)) return [];
      seen.add(key);
      return was && was.hash === is?.hash ? [] : [{ ...touch, before: was?.image ?? null, after: is?.hash ?? "" }];
    }),
  );
}
