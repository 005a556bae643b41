import { z } from "zod";
import { notFound } from "@/server/kernel/errors";
import { idOf } from "@/server/kernel/ids";
import { getItemsByIds } from "@/server/modules/catalog";
import { defineCommand, done } from "@/server/platform/command";
import { deleteSupplierItem, insertSupplierItem, selectSupplier } from "../store";

/** Says that a supplier supplies an item; the same again changes nothing. @throws NaruError not_found */
export const linkSupplierItem = defineCommand({
  name: "supply.link-supplier-item",
  permission: "inbound.edit",
  input: z.object({ supplierId: idOf("supplier"), itemId: idOf("item") }),
  async run(scope, { supplierId, itemId }) {
    if (!(await getItemsByIds(scope, [itemId])).has(itemId)) throw notFound("item");
    if (!(await selectSupplier(scope, { id: supplierId }))) throw notFound("supplier");
    const linked = await insertSupplierItem(scope, supplierId, itemId);
    return done({ linked }, { audit: linked ? { entityType: "supplier", entityId: supplierId, changes: { itemId: [null, itemId] } } : [] });
  },
});

/** Says that a supplier no longer supplies an item; the same again changes nothing. @throws NaruError not_found */
export const unlinkSupplierItem = defineCommand({
  name: "supply.unlink-supplier-item",
  permission: "inbound.edit",
  input: z.object({ supplierId: idOf("supplier"), itemId: idOf("item") }),
  async run(scope, { supplierId, itemId }) {
    if (!(await getItemsByIds(scope, [itemId])).has(itemId)) throw notFound("item");
    if (!(await selectSupplier(scope, { id: supplierId }))) throw notFound("supplier");
    const unlinked = await deleteSupplierItem(scope, supplierId, itemId);
    return done({ unlinked }, { audit: unlinked ? { entityType: "supplier", entityId: supplierId, changes: { itemId: [itemId, null] } } : [] });
  },
});
