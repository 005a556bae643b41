import { findItemIdsByCodes } from "@/server/modules/catalog";
import { upsertOpeningStock } from "@/server/modules/stock";
import { references, type BringIn, type Brought } from "./kind";
import { warehousesByCode } from "./lookups";

interface Line {
  readonly itemId: string;
  readonly locationId: string | null;
  readonly quantity: string;
  readonly unitCost: string | null;
}

/** What was there when the books began: one document per warehouse and day of a batch. */
export const bringOpeningStock: BringIn = async (scope, records) => {
  const items = await findItemIdsByCodes(scope, records.map((one) => one.values["itemCode"] ?? ""));
  const warehouses = await warehousesByCode(scope);
  const standard = [...warehouses].find(([, place]) => place.isDefault)?.[0];
  const documents = new Map<string, { warehouseId: string; on: string | null; lines: Line[] }>();
  const itemIds: string[] = [];
  const documentOf: string[] = [];
  for (const { values } of records) {
    const refs = references();
    const itemId = refs.find(items, values["itemCode"], "itemCode", "imports.item_unknown") ?? "";
    const place = refs.find(warehouses, values["warehouseCode"] ?? standard ?? "", "warehouseCode", "imports.warehouse_unknown");
    const locationId = place ? refs.find(place.locations, values["locationCode"], "locationCode", "imports.location_unknown") : undefined;
    refs.settle();
    const on = values["on"] ?? null;
    const key = `${place?.id ?? ""} ${on ?? ""}`;
    const document = documents.get(key) ?? { warehouseId: place?.id ?? "", on, lines: [] };
    document.lines.push({ itemId, locationId: locationId ?? null, quantity: values["quantity"] ?? "", unitCost: values["unitCost"] ?? null });
    documents.set(key, document);
    itemIds.push(itemId);
    documentOf.push(key);
  }
  const madeBy = new Map<string, string>();
  for (const [key, document] of documents) {
    const { documentId } = await upsertOpeningStock.within(scope, document as never);
    if (documentId) madeBy.set(key, documentId);
  }
  return itemIds.map((entityId, i): Brought => {
    const documentId = madeBy.get(documentOf[i] ?? "");
    return { entityType: "item", entityId, outcome: documentId ? "created" : "unchanged", touches: documentId ? [{ entity: "opening_stock", id: documentId }] : [] };
  });
};
