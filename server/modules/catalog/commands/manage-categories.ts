import { fault, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { createCategoryInput, updateCategoryInput, upsertCategoryInput } from "../inputs";
import { findCategoryByCode, requireCategory } from "../queries/find-vocabulary";
import { insertCategory, updateCategoryRow } from "../store-vocabulary";
import type { UpsertOutcome } from "./upsert-item";

const codeRefusal = (code: string) => refused("catalog.category_invalid", { count: 1 }, [fault("code", "catalog.category_code_taken", { code })]);

export const createCategory = defineCommand({
  name: "catalog.create-category",
  permission: "catalog.edit",
  input: createCategoryInput,
  async run(scope, input) {
    const category = await insertCategory(scope, input);
    if (!category) throw codeRefusal(input.code);
    return done(
      { categoryId: category.id },
      { audit: { entityType: "category", entityId: category.id, entityLabel: category.code, changes: changedFields({}, input) } },
    );
  },
});

export const updateCategory = defineCommand({
  name: "catalog.update-category",
  permission: "catalog.edit",
  input: updateCategoryInput,
  async run(scope, { categoryId, version, ...wanted }) {
    const before = await requireCategory(scope, categoryId);
    const sameCode = await findCategoryByCode(scope, wanted.code);
    if (sameCode && sameCode.id !== categoryId) throw codeRefusal(wanted.code);
    const after = before.version === version ? await updateCategoryRow(scope, categoryId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "category", entityId: categoryId, current: before, wanted });
    return done(
      { categoryId, version: after.version },
      { audit: { entityType: "category", entityId: categoryId, entityLabel: after.code, changes: changedFields(before, wanted) } },
    );
  },
});

/** Creates or updates a category by its code (imports). */
export const upsertCategory = defineCommand({
  name: "catalog.upsert-category",
  permission: "catalog.edit",
  input: upsertCategoryInput,
  async run(scope, { code, ...given }) {
    const before = await findCategoryByCode(scope, code);
    if (!before) {
      const category = await insertCategory(scope, { code, name: given.name ?? code, description: given.description ?? null });
      if (!category) throw codeRefusal(code);
      return done(
        { categoryId: category.id, outcome: "created" as UpsertOutcome },
        { audit: { entityType: "category", entityId: category.id, entityLabel: code, changes: changedFields({}, { code, name: category.name }) } },
      );
    }
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<typeof before>;
    const changes = changedFields(before, wanted);
    if (Object.keys(changes).length === 0) return done({ categoryId: before.id, outcome: "unchanged" as UpsertOutcome }, { audit: [] });
    const after = await updateCategoryRow(scope, before.id, before.version, wanted);
    if (!after) throw await recordChanged(scope, { entityType: "category", entityId: before.id, current: before, wanted });
    return done(
      { categoryId: before.id, outcome: "updated" as UpsertOutcome },
      { audit: { entityType: "category", entityId: before.id, entityLabel: code, changes } },
    );
  },
});
