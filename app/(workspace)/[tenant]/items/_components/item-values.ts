import type { RouterOutputs } from "@/app/_trpc/router-type";

export type ItemRecord = RouterOutputs["catalog"]["item"];

/** What the form holds; blank text means absent. */
export interface ItemValues {
  code: string;
  name: string;
  description: string;
  kind: "stocked" | "service";
  categoryId: string;
  productType: string;
  unitId: string;
  taxCodeId: string;
  barcode: string;
  packing: string;
  standardCost: string | null;
  reorderPoint: string | null;
  leadTimeDays: string | null;
  discontinued: boolean;
  units: { unitId: string; factor: string | null }[];
}

export const emptyItem: ItemValues = {
  code: "", name: "", description: "", kind: "stocked", categoryId: "", productType: "", unitId: "", taxCodeId: "", barcode: "", packing: "",
  standardCost: null, reorderPoint: null, leadTimeDays: null, discontinued: false, units: [],
};

export function itemValuesOf({ item, otherUnits }: ItemRecord): ItemValues {
  return {
    code: item.code,
    name: item.name,
    description: item.description ?? "",
    kind: item.kind as ItemValues["kind"],
    categoryId: item.categoryId ?? "",
    productType: item.productType ?? "",
    unitId: item.unitId,
    taxCodeId: item.taxCodeId,
    barcode: item.barcode ?? "",
    packing: item.packing ?? "",
    standardCost: item.standardCost,
    reorderPoint: item.reorderPoint,
    leadTimeDays: item.leadTimeDays === null ? null : String(item.leadTimeDays),
    discontinued: item.discontinued,
    units: otherUnits.map(({ unitId, factor }) => ({ unitId, factor })),
  };
}

/** The item's fields as both commands want them. */
export function itemFieldsOf({ kind: _kind, unitId: _unit, ...values }: ItemValues) {
  return {
    ...values,
    categoryId: values.categoryId || null,
    taxCodeId: values.taxCodeId || null,
    leadTimeDays: values.leadTimeDays === null ? null : Number(values.leadTimeDays),
    units: values.units.map((unit) => ({ unitId: unit.unitId, factor: unit.factor ?? "" })),
  };
}
