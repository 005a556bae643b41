import { and, asc, eq, isNull, or } from "drizzle-orm";
import { categories, items } from "@/db/schema/catalog";
import { customers } from "@/db/schema/customers";
import { discountRules } from "@/db/schema/pricing";
import { customerVisible } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { listDiscountRulesInput } from "../inputs";

/** Discount rules with the names of what they speak of. Rules about a customer the actor may not see are left out. */
export const listDiscountRules = defineQuery({
  name: "pricing.list-discount-rules",
  permission: "discounts.view",
  input: listDiscountRulesInput,
  async run(scope, input) {
    const visible = customerVisible(scope, discountRules.customerId);
    const rows = await scope.db
      .select({
        id: discountRules.id,
        name: discountRules.name,
        itemId: discountRules.itemId,
        itemCode: items.code,
        itemName: items.name,
        categoryId: discountRules.categoryId,
        categoryName: categories.name,
        productType: discountRules.productType,
        customerId: discountRules.customerId,
        customerName: customers.name,
        customerType: discountRules.customerType,
        minQuantity: discountRules.minQuantity,
        discountPercent: discountRules.discountPercent,
        validFrom: discountRules.validFrom,
        validTo: discountRules.validTo,
        archived: discountRules.archived,
        version: discountRules.version,
      })
      .from(discountRules)
      .leftJoin(items, and(eq(items.tenantId, discountRules.tenantId), eq(items.id, discountRules.itemId)))
      .leftJoin(categories, and(eq(categories.tenantId, discountRules.tenantId), eq(categories.id, discountRules.categoryId)))
      .leftJoin(customers, and(eq(customers.tenantId, discountRules.tenantId), eq(customers.id, discountRules.customerId)))
      .where(
        and(
          eq(discountRules.tenantId, scope.tenantId),
          input.includeArchived ? undefined : eq(discountRules.archived, false),
          input.customerId ? eq(discountRules.customerId, input.customerId) : undefined,
          input.itemId ? eq(discountRules.itemId, input.itemId) : undefined,
          visible ? or(isNull(discountRules.customerId), visible) : undefined,
        ),
      )
      .orderBy(asc(discountRules.archived), asc(discountRules.name), asc(discountRules.id))
      .limit(1000);
    return { rows };
  },
});
