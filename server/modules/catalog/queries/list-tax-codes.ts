import { and, asc, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { taxCodes, taxRates } from "@/db/schema/catalog";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { TaxKind } from "../rules/starting-catalog";

/** Tax codes with their dated rates, the newest first, and the rate of today. */
export const listTaxCodes = defineQuery({
  name: "catalog.list-tax-codes",
  permission: "catalog.view",
  input: z.object({}),
  async run(scope) {
    const [codes, rates] = await Promise.all([
      scope.db.select().from(taxCodes).where(eq(taxCodes.tenantId, scope.tenantId)).orderBy(desc(taxCodes.isDefault), asc(taxCodes.code)),
      scope.db.select().from(taxRates).where(eq(taxRates.tenantId, scope.tenantId)).orderBy(desc(taxRates.validFrom)),
    ]);
    return {
      rows: codes.map((code) => {
        const own = rates.filter((rate) => rate.taxCodeId === code.id).map(({ validFrom, ratePercent }) => ({ validFrom, ratePercent }));
        return { ...code, kind: code.kind as TaxKind, rates: own, rateToday: own.find((rate) => rate.validFrom <= scope.today)?.ratePercent ?? null };
      }),
    };
  },
});

/** The rate dated exactly that day. */
export async function findRateOf(scope: TenantScope, taxCodeId: string, validFrom: CalendarDate): Promise<string | null> {
  const [row] = await scope.db
    .select({ ratePercent: taxRates.ratePercent })
    .from(taxRates)
    .where(and(eq(taxRates.tenantId, scope.tenantId), eq(taxRates.taxCodeId, taxCodeId), eq(taxRates.validFrom, validFrom)));
  return row?.ratePercent ?? null;
}
