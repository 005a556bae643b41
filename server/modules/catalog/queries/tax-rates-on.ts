import { and, desc, eq, lte, sql } from "drizzle-orm";
import { taxCodes, taxRates } from "@/db/schema/catalog";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { notFound, refused } from "@/server/kernel/errors";
import type { DecimalText } from "@/server/kernel/money";
import { idArray, statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { TaxKind } from "../rules/starting-catalog";

export interface TaxRate {
  readonly code: string;
  readonly name: string;
  readonly kind: TaxKind;
  /** 0 for zero-rated and exempt codes. */
  readonly ratePercent: DecimalText;
}

const selectRates = statement(["ids", "on"], (db, value) =>
  db
    .selectDistinctOn([taxCodes.id], {
      id: taxCodes.id,
      code: taxCodes.code,
      name: taxCodes.name,
      kind: taxCodes.kind,
      ratePercent: taxRates.ratePercent,
    })
    .from(taxCodes)
    .leftJoin(taxRates, and(eq(taxRates.tenantId, taxCodes.tenantId), eq(taxRates.taxCodeId, taxCodes.id), lte(taxRates.validFrom, value("on"))))
    .where(and(eq(taxCodes.tenantId, value("tenantId")), sql`${taxCodes.id} = any(${value("ids")}::uuid[])`))
    .orderBy(taxCodes.id, desc(taxRates.validFrom)),
);

/**
 * The rate of each tax code on a day: the latest one dated not after it.
 * @throws NaruError `record.not_found` for a code of no such workspace · `catalog.tax_rate_missing` for a taxable code that
 * has no rate yet on that day
 */
export async function taxRatesOn(scope: TenantScope, taxCodeIds: readonly string[], on: CalendarDate): Promise<Map<string, TaxRate>> {
  const wanted = [...new Set(taxCodeIds)];
  if (wanted.length === 0) return new Map();
  const rows = await selectRates(scope, { ids: idArray(wanted), on });
  if (rows.length < wanted.length) throw notFound("tax_code");
  return new Map(
    rows.map((row) => {
      const taxable = row.kind === "taxable";
      if (taxable && row.ratePercent === null) throw refused("catalog.tax_rate_missing", { code: row.code, on });
      return [row.id, { code: row.code, name: row.name, kind: row.kind as TaxKind, ratePercent: taxable ? (row.ratePercent ?? "0") : "0" }];
    }),
  );
}
