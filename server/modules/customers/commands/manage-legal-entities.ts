import { refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { addLegalEntityInput, legalEntityIdInput, replaceEntityInput, updateLegalEntityInput } from "../inputs";
import { requireVisibleCustomer } from "../queries/customer-visible";
import { requireEntity } from "../queries/find-parties";
import { endBefore } from "../rules/entity-span";
import { refreshSearchText } from "../store";
import { clearDefaultEntity, insertEntity, updateEntityRow } from "../store-parties";

/** One more company that the customer trades through (CUS-03). */
export const addLegalEntity = defineCommand({
  name: "customers.add-legal-entity",
  permission: "customers.edit",
  input: addLegalEntityInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    if (input.isDefault) await clearDefaultEntity(scope, customer.id);
    const entity = await insertEntity(scope, { ...input, validFrom: input.validFrom ?? null });
    await refreshSearchText(scope, customer.id);
    return done(
      { legalEntityId: entity.id },
      { audit: { entityType: "legal_entity", entityId: entity.id, entityLabel: entity.name, changes: changedFields({}, { customer: customer.code, name: entity.name }) } },
    );
  },
});

/** Corrects an entity's particulars; a company that takes the place of another is `replaceEntity`. */
export const updateLegalEntity = defineCommand({
  name: "customers.update-legal-entity",
  permission: "customers.edit",
  input: updateLegalEntityInput,
  async run(scope, { legalEntityId, version, ...wanted }) {
    const before = await requireEntity(scope, legalEntityId);
    const after = before.version === version ? await updateEntityRow(scope, legalEntityId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "legal_entity", entityId: legalEntityId, current: before, wanted });
    await refreshSearchText(scope, before.customerId);
    return done(
      { legalEntityId, version: after.version },
      { audit: { entityType: "legal_entity", entityId: legalEntityId, entityLabel: after.name, changes: changedFields(before, wanted) } },
    );
  },
});

/**
 * Another company takes an entity's place from a day on: the old one gets its last day and the name of its successor, and
 * stays on everything it was named on.
 * @throws NaruError `customers.entity_ended` · `customers.entity_replaced_too_early`
 */
export const replaceEntity = defineCommand({
  name: "customers.replace-entity",
  permission: "customers.edit",
  input: replaceEntityInput,
  async run(scope, { legalEntityId, from, ...fields }) {
    const old = await requireEntity(scope, legalEntityId);
    const end = endBefore(old, from);
    if (!end) {
      throw old.validTo !== null || old.replacedById !== null
        ? refused("customers.entity_ended", { name: old.name, validTo: old.validTo ?? "" })
        : refused("customers.entity_replaced_too_early", { name: old.name, validFrom: old.validFrom ?? "" });
    }
    if (old.isDefault) await clearDefaultEntity(scope, old.customerId);
    const successor = await insertEntity(scope, { ...fields, customerId: old.customerId, validFrom: from, isDefault: old.isDefault });
    const ended = await updateEntityRow(scope, old.id, old.version, { ...end, isDefault: false, replacedById: successor.id });
    if (!ended) throw await recordChanged(scope, { entityType: "legal_entity", entityId: old.id, current: old, wanted: end });
    await refreshSearchText(scope, old.customerId);
    return done(
      { legalEntityId: successor.id, replacedId: old.id, replacedUntil: end.validTo },
      {
        audit: [
          { entityType: "legal_entity", entityId: old.id, entityLabel: old.name, changes: { validTo: [null, end.validTo], replacedBy: [null, successor.name] } },
          { entityType: "legal_entity", entityId: successor.id, entityLabel: successor.name, changes: changedFields({}, { name: successor.name, validFrom: from }) },
        ],
      },
    );
  },
});

/** New documents are made out to this entity. */
export const setDefaultEntity = defineCommand({
  name: "customers.set-default-entity",
  permission: "customers.edit",
  input: legalEntityIdInput,
  async run(scope, input) {
    const entity = await requireEntity(scope, input.legalEntityId);
    if (entity.validTo !== null && entity.validTo < scope.today) throw refused("customers.entity_ended", { name: entity.name, validTo: entity.validTo });
    if (entity.isDefault) return done({ legalEntityId: entity.id }, { audit: [] });
    await clearDefaultEntity(scope, entity.customerId);
    const after = await updateEntityRow(scope, entity.id, entity.version, { isDefault: true });
    if (!after) throw await recordChanged(scope, { entityType: "legal_entity", entityId: entity.id, current: entity, wanted: { isDefault: true } });
    return done(
      { legalEntityId: entity.id },
      { audit: { entityType: "legal_entity", entityId: entity.id, entityLabel: entity.name, changes: { isDefault: [false, true] } } },
    );
  },
});
