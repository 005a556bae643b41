import { and, eq } from "drizzle-orm";
import { documentLayouts } from "@/db/schema/documents";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { layoutOfInput } from "../inputs";
import { ORDINARY_LAYOUT, type CustomerLayout } from "../rules/apply-layout";

/** The customer's own layout, or the ordinary one with version 0. */
export async function readLayout(scope: TenantScope, customerId: string): Promise<CustomerLayout & { version: number }> {
  const [row] = await scope.db.select().from(documentLayouts).where(and(eq(documentLayouts.tenantId, scope.tenantId), eq(documentLayouts.customerId, customerId)));
  if (!row) return { ...ORDINARY_LAYOUT, version: 0 };
  const { showItemCodes, showDiscounts, showTaxRates, showBankAccount, showSeal, note, version } = row;
  return { letterhead: row.letterhead === "bare" ? "bare" : "full", showItemCodes, showDiscounts, showTaxRates, showBankAccount, showSeal, note, version };
}

/** How a customer's documents are laid out (DOC-04). @throws NaruError `record.not_found` */
export const getLayout = defineQuery({
  name: "documents.get-layout",
  permission: "customers.view",
  input: layoutOfInput,
  async run(scope, { customerId }) {
    const customer = await requireVisibleCustomer(scope, customerId);
    return { ...(await readLayout(scope, customer.id)), mayEdit: actorMay(scope.actor, "customers.edit") };
  },
});
