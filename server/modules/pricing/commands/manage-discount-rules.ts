import { conflict, refused } from "@/server/kernel/errors";
import { requireCategory, requireItem } from "@/server/modules/catalog";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { z } from "zod";
import { createDiscountRuleInput, discountRuleVersionInput, updateDiscountRuleInput } from "../inputs";
import { requireDiscountRule } from "../queries/find-pricing";
import { spanFaults } from "../rules/span-faults";
import { insertDiscountRule, updateDiscountRuleRow } from "../store";

async function requireNamedRecords(scope: TenantScope, rule: z.output<typeof createDiscountRuleInput>): Promise<void> {
  const faults = spanFaults(rule);
  if (faults.length > 0) throw refused("pricing.rule_invalid", { count: faults.length }, faults);
  if (rule.itemId) await requireItem(scope, rule.itemId);
  if (rule.categoryId) await requireCategory(scope, rule.categoryId);
  if (rule.customerId) await requireVisibleCustomer(scope, rule.customerId);
}

const complete = (rule: z.output<typeof createDiscountRuleInput>) => ({
  ...rule,
  itemId: rule.itemId ?? null,
  categoryId: rule.categoryId ?? null,
  customerId: rule.customerId ?? null,
  customerType: rule.customerType ?? null,
  validFrom: rule.validFrom ?? null,
  validTo: rule.validTo ?? null,
});

/** A discount for what it names; what it leaves out means any (PRC-01, PRC-03, PRC-09). */
export const createDiscountRule = defineCommand({
  name: "pricing.create-discount-rule",
  permission: "discounts.edit",
  input: createDiscountRuleInput,
  async run(scope, input) {
    await requireNamedRecords(scope, input);
    const rule = await insertDiscountRule(scope, complete(input));
    return done(
      { discountRuleId: rule.id },
      { audit: { entityType: "discount_rule", entityId: rule.id, entityLabel: rule.name, changes: changedFields({}, input) } },
    );
  },
});

/** Holds for what is priced from now on; orders that exist keep their discount. @throws NaruError `record.changed` */
export const updateDiscountRule = defineCommand({
  name: "pricing.update-discount-rule",
  permission: "discounts.edit",
  input: updateDiscountRuleInput,
  async run(scope, { discountRuleId, version, ...fields }) {
    const before = await requireDiscountRule(scope, discountRuleId);
    const wanted = complete(fields);
    await requireNamedRecords(scope, fields);
    const after = before.version === version ? await updateDiscountRuleRow(scope, discountRuleId, version, wanted) : null;
    if (!after) throw await recordChanged(scope, { entityType: "discount_rule", entityId: discountRuleId, current: before, wanted });
    return done(
      { discountRuleId, version: after.version },
      { audit: { entityType: "discount_rule", entityId: discountRuleId, entityLabel: after.name, changes: changedFields(before, wanted) } },
    );
  },
});

async function setArchived(scope: TenantScope, id: string, version: number, archived: boolean) {
  const before = await requireDiscountRule(scope, id);
  if (before.archived === archived) throw conflict(archived ? "pricing.rule_already_archived" : "pricing.rule_already_active", { name: before.name });
  const after = before.version === version ? await updateDiscountRuleRow(scope, id, version, { archived }) : null;
  if (!after) throw await recordChanged(scope, { entityType: "discount_rule", entityId: id, current: before, wanted: { archived } });
  return done(
    { discountRuleId: id, version: after.version },
    { audit: { entityType: "discount_rule", entityId: id, entityLabel: after.name, changes: { archived: [before.archived, archived] } } },
  );
}

export const archiveDiscountRule = defineCommand({
  name: "pricing.archive-discount-rule",
  permission: "discounts.edit",
  input: discountRuleVersionInput,
  run: (scope, input) => setArchived(scope, input.discountRuleId, input.version, true),
});

export const activateDiscountRule = defineCommand({
  name: "pricing.activate-discount-rule",
  permission: "discounts.edit",
  input: discountRuleVersionInput,
  run: (scope, input) => setArchived(scope, input.discountRuleId, input.version, false),
});
