import { upsertSupplier } from "@/server/modules/supply";
import type { BringIn, Brought } from "./kind";

export const bringSuppliers: BringIn = async (scope, records) => {
  const brought: Brought[] = [];
  for (const { values } of records) {
    const { supplierId, outcome } = await upsertSupplier.within(scope, { ...values, code: values["code"] ?? "", name: values["name"] ?? "" });
    brought.push({ entityType: "supplier", entityId: supplierId, outcome });
  }
  return brought;
};
