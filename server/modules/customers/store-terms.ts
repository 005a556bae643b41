import { and, eq, sql } from "drizzle-orm";
import { paymentTerms } from "@/db/schema/customers";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";

export type TermsRow = typeof paymentTerms.$inferSelect;
export type NewTerms = Pick<TermsRow, "code" | "name" | "days" | "fromEndOfMonth">;

/** Only the terms that were really written: a code that exists is left as it is. */
export async function insertTerms(scope: TenantScope, terms: readonly NewTerms[]): Promise<TermsRow[]> {
  return scope.db
    .insert(paymentTerms)
    .values(terms.map((t) => ({ ...t, tenantId: scope.tenantId, id: newId(), createdAt: scope.now, updatedAt: scope.now })))
    .onConflictDoNothing({ target: [paymentTerms.tenantId, paymentTerms.code] })
    .returning();
}

/** Null when the version is no longer the expected one. */
export async function updateTermsRow(
  scope: TenantScope,
  id: string,
  expectedVersion: number,
  set: Partial<NewTerms & { archived: boolean }>,
): Promise<TermsRow | null> {
  const [row] = await scope.db
    .update(paymentTerms)
    .set({ ...set, version: sql`${paymentTerms.version} + 1`, updatedAt: scope.now })
    .where(and(eq(paymentTerms.tenantId, scope.tenantId), eq(paymentTerms.id, id), eq(paymentTerms.version, expectedVersion)))
    .returning();
  return row ?? null;
}
