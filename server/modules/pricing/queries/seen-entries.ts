import { and, eq, inArray, or } from "drizzle-orm";
import { items } from "@/db/schema/catalog";
import { priceListEntries, priceLists } from "@/db/schema/pricing";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { compareQuantity } from "@/server/kernel/quantity";
import type { TenantScope } from "@/server/platform/tenant-scope";

interface EntryKey {
  readonly itemId: string;
  readonly minQuantity: string;
  readonly validFrom?: CalendarDate | null;
}

interface Price {
  readonly unitPrice: string;
  readonly validTo?: CalendarDate | null;
}

interface SeenEntry extends Price {
  readonly priceListEntryId: string;
}

interface Touched {
  readonly entries: readonly (EntryKey & Price)[];
  readonly seen: readonly SeenEntry[];
}

/** Holds the list against others who write its prices until the transaction ends. */
export async function lockPriceList(scope: TenantScope, priceListId: string): Promise<void> {
  await scope.db.select({ id: priceLists.id }).from(priceLists).where(and(eq(priceLists.tenantId, scope.tenantId), eq(priceLists.id, priceListId))).for("update");
}

/**
 * The prices that are otherwise than the sender saw them, by item code: `saved` as they are now (null: gone), `wanted` as the
 * sender would have them (null: away). A price that the sender did not know of counts where it stands in the way of a new one.
 */
export async function pricesSeenOtherwise(scope: TenantScope, priceListId: string, { entries, seen }: Touched): Promise<{ saved: Record<string, string | null>; wanted: Record<string, string | null> }> {
  const e = priceListEntries;
  const [ids, itemIds] = [seen.map((one) => one.priceListEntryId), [...new Set(entries.map((one) => one.itemId))]];
  const rows = ids.length + itemIds.length === 0 ? [] : await scope.db
    .select({ id: e.id, itemId: e.itemId, code: items.code, minQuantity: e.minQuantity, unitPrice: e.unitPrice, validFrom: e.validFrom, validTo: e.validTo })
    .from(e)
    .innerJoin(items, and(eq(items.tenantId, e.tenantId), eq(items.id, e.itemId)))
    .where(and(eq(e.tenantId, scope.tenantId), eq(e.priceListId, priceListId), or(inArray(e.id, ids), inArray(e.itemId, itemIds))));
  const saved: Record<string, string | null> = {};
  const wanted: Record<string, string | null> = {};
  const byId = new Map(rows.map((row) => [row.id, row]));
  const differs = (row: (typeof rows)[number]) => {
    const wish = entries.find((one) => sameKey(one, row));
    // Both wanted the same: nothing is lost.
    if (wish && samePrice(wish, row)) return;
    saved[row.code] = row.unitPrice;
    wanted[row.code] = wish?.unitPrice ?? null;
  };
  for (const one of seen) {
    const row = byId.get(one.priceListEntryId);
    if (!row) [saved[one.priceListEntryId], wanted[one.priceListEntryId]] = [null, one.unitPrice];
    else if (!samePrice(one, row)) differs(row);
  }
  const known = new Set(seen.map((one) => one.priceListEntryId));
  for (const row of rows) if (!known.has(row.id) && entries.some((one) => sameKey(one, row))) differs(row);
  return { saved, wanted };
}

const samePrice = (a: Price, b: Price) => compareQuantity(a.unitPrice, b.unitPrice) === 0 && (a.validTo ?? null) === (b.validTo ?? null);
const sameKey = (a: EntryKey, b: EntryKey) => a.itemId === b.itemId && compareQuantity(a.minQuantity, b.minQuantity) === 0 && (a.validFrom ?? null) === (b.validFrom ?? null);
