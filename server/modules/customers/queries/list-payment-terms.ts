import { and, asc, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { paymentTerms } from "@/db/schema/customers";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { requirePaymentTerms } from "./find-parties";

export const listPaymentTerms = defineQuery({
  name: "customers.list-payment-terms",
  permission: "customers.view",
  input: z.object({ includeArchived: z.boolean().default(false) }),
  async run(scope, input) {
    const rows = await scope.db
      .select()
      .from(paymentTerms)
      .where(and(eq(paymentTerms.tenantId, scope.tenantId), input.includeArchived ? undefined : eq(paymentTerms.archived, false)))
      .orderBy(asc(paymentTerms.days), asc(paymentTerms.code));
    return { rows };
  },
});

/** The terms an invoice falls due by; null for a customer without terms. @throws NaruError `record.not_found` */
export async function getPaymentTerms(scope: TenantScope, id: string | null) {
  return id === null ? null : requirePaymentTerms(scope, id);
}

export async function termsCodeTaken(scope: TenantScope, code: string, exceptId: string): Promise<boolean> {
  const [row] = await scope.db
    .select({ id: paymentTerms.id })
    .from(paymentTerms)
    .where(and(eq(paymentTerms.tenantId, scope.tenantId), eq(paymentTerms.code, code), ne(paymentTerms.id, exceptId)));
  return row !== undefined;
}
