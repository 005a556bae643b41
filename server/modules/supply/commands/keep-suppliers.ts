import { fault, notFound, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done, type Done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { recordChanged } from "@/server/platform/record-changed";
import { createSupplierInput, updateSupplierInput, upsertSupplierInput } from "../inputs";
import { insertSupplier, selectSupplier, updateSupplierRow } from "../store";

const codeTaken = (code: string) => refused("supply.supplier_code_taken", { code }, [fault("code", "supply.supplier_code_taken", { code })]);

/** @throws NaruError `supply.supplier_code_taken` */
export const createSupplier = defineCommand({
  name: "supply.create-supplier",
  permission: "inbound.edit",
  input: createSupplierInput,
  async run(scope, fields) {
    const supplierId = newId();
    if (!(await insertSupplier(scope, supplierId, fields))) throw codeTaken(fields.code);
    return done({ supplierId }, { audit: { entityType: "supplier", entityId: supplierId, entityLabel: fields.code, changes: changedFields({}, fields) } });
  },
});

/** @throws NaruError conflict `record.changed`; `supply.supplier_code_taken`; not_found */
export const updateSupplier = defineCommand({
  name: "supply.update-supplier",
  permission: "inbound.edit",
  input: updateSupplierInput,
  async run(scope, { supplierId, version, ...fields }) {
    const before = await selectSupplier(scope, { id: supplierId });
    if (!before) throw notFound("supplier");
    const twin = await selectSupplier(scope, { code: fields.code });
    if (twin && twin.id !== supplierId) throw codeTaken(fields.code);
    const after = await updateSupplierRow(scope, supplierId, version, fields);
    if (after === null) throw await recordChanged(scope, { entityType: "supplier", entityId: supplierId, current: before, wanted: fields });
    return done({ supplierId, version: after }, { audit: { entityType: "supplier", entityId: supplierId, entityLabel: fields.code, changes: changedFields(before, fields) } });
  },
});

export interface UpsertedSupplier {
  readonly supplierId: string;
  readonly outcome: "created" | "updated" | "unchanged";
}

/** Makes or changes the supplier with this code; the same again changes nothing. For imports. */
export const upsertSupplier = defineCommand({
  name: "supply.upsert-supplier",
  permission: "inbound.edit",
  input: upsertSupplierInput,
  async run(scope, fields): Promise<Done<UpsertedSupplier>> {
    const before = await selectSupplier(scope, { code: fields.code });
    if (!before) {
      const supplierId = newId();
      if (!(await insertSupplier(scope, supplierId, fields))) throw codeTaken(fields.code);
      return done({ supplierId, outcome: "created" }, { audit: { entityType: "supplier", entityId: supplierId, entityLabel: fields.code, changes: changedFields({}, fields) } });
    }
    const changes = changedFields(before, fields);
    if (Object.keys(changes).length === 0) return done({ supplierId: before.id, outcome: "unchanged" }, { audit: [] });
    const after = await updateSupplierRow(scope, before.id, before.version, fields);
    if (after === null) throw await recordChanged(scope, { entityType: "supplier", entityId: before.id, current: before, wanted: fields });
    return done({ supplierId: before.id, outcome: "updated" }, { audit: { entityType: "supplier", entityId: before.id, entityLabel: fields.code, changes } });
  },
});
