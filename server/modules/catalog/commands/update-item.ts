import { conflict, fault, refused } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { itemVersionInput, updateItemInput } from "../inputs";
import { findItemByCode, requireCategory, requireItem, requireTaxCode, requireUnits } from "../queries/find-vocabulary";
import { getItemUnits } from "../queries/get-items-by-ids";
import { unitFaults } from "../rules/unit-faults";
import { replaceItemUnits, updateItemRow } from "../store";

/**
 * Saves an item; its base unit and kind stay. Who may not see costs cannot change them either: what they send is ignored.
 * @throws NaruError `record.changed` · `catalog.item_invalid` with every fault
 */
export const updateItem = defineCommand({
  name: "catalog.update-item",
  permission: "catalog.edit",
  input: updateItemInput,
  async run(scope, { itemId, version, units, ...fields }) {
    const before = await requireItem(scope, itemId);
    const wanted = {
      ...fields,
      categoryId: fields.categoryId ?? null,
      taxCodeId: fields.taxCodeId ?? before.taxCodeId,
      standardCost: actorMay(scope.actor, "costs.view") ? (fields.standardCost ?? null) : before.standardCost,
      reorderPoint: fields.reorderPoint ?? null,
      leadTimeDays: fields.leadTimeDays ?? null,
    };
    if (before.version !== version) throw await recordChanged(scope, { entityType: "item", entityId: itemId, current: before, wanted });
    const faults = unitFaults(before.unitId, units);
    const sameCode = await findItemByCode(scope, wanted.code);
    if (sameCode && sameCode.id !== itemId) faults.unshift(fault("code", "catalog.item_code_taken", { code: wanted.code }));
    if (faults.length > 0) throw refused("catalog.item_invalid", { count: faults.length }, faults);
    await requireUnits(scope, units.map((u) => u.unitId));
    if (wanted.categoryId) await requireCategory(scope, wanted.categoryId);
    await requireTaxCode(scope, wanted.taxCodeId);

    const oldUnits = (await getItemUnits(scope, [itemId])).get(itemId) ?? [];
    const after = await updateItemRow(scope, before, version, wanted);
    if (!after) throw await recordChanged(scope, { entityType: "item", entityId: itemId, current: await requireItem(scope, itemId), wanted });
    await replaceItemUnits(scope, itemId, units);
    const asText = (list: readonly { unitId: string; factor: string }[]) => list.map((u) => `${u.unitId} ×${Number(u.factor)}`).sort().join(", ");
    return done(
      { itemId, version: after.version },
      {
        audit: {
          entityType: "item",
          entityId: itemId,
          entityLabel: after.code,
          changes: { ...changedFields(before, wanted), ...changedFields({ units: asText(oldUnits) }, { units: asText(units) }) },
        },
      },
    );
  },
});

async function setStatus(scope: TenantScope, itemId: string, version: number, status: "active" | "inactive") {
  const before = await requireItem(scope, itemId);
  if (before.status === status) throw conflict(status === "active" ? "catalog.item_already_active" : "catalog.item_already_archived", { code: before.code });
  const after = before.version === version ? await updateItemRow(scope, before, version, { status }) : null;
  if (!after) throw await recordChanged(scope, { entityType: "item", entityId: itemId, current: before, wanted: { status } });
  return done(
    { itemId, version: after.version, status },
    { audit: { entityType: "item", entityId: itemId, entityLabel: after.code, changes: { status: [before.status, status] } } },
  );
}

/** No longer offered; stock and documents keep it. */
export const archiveItem = defineCommand({
  name: "catalog.archive-item",
  permission: "catalog.edit",
  input: itemVersionInput,
  run: (scope, input) => setStatus(scope, input.itemId, input.version, "inactive"),
});

export const activateItem = defineCommand({
  name: "catalog.activate-item",
  permission: "catalog.edit",
  input: itemVersionInput,
  run: (scope, input) => setStatus(scope, input.itemId, input.version, "active"),
});
