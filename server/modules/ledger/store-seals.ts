import { and, eq, isNull, sql } from "drizzle-orm";
import { journalEntries } from "@/db/schema/ledger";
import { conflict } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";

export interface Seal {
  readonly id: string;
  readonly sequence: number;
  readonly number: string;
  readonly hash: string;
}

/** Makes the transaction the workspace's only sealer until it ends; what is read after it sees the seals of the one before. */
export async function holdSealing(scope: TenantScope): Promise<void> {
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`naru.seal:${scope.tenantId}`}, 0))`);
}

/** Numbers and hashes entries that are not sealed yet; one statement however many. */
export async function writeSeals(scope: TenantScope, seals: readonly Seal[]): Promise<void> {
  const payload = JSON.stringify(seals);
  const updated = await scope.db
    .update(journalEntries)
    .set({ sealedSequence: sql`seal.sequence`, number: sql`seal.number`, hash: sql`seal.hash`, sealedAt: scope.now })
    .from(sql`jsonb_to_recordset(${payload}::jsonb) as seal(id uuid, sequence bigint, number text, hash text)`)
    .where(and(eq(journalEntries.tenantId, scope.tenantId), sql`${journalEntries.id} = seal.id`, isNull(journalEntries.sealedSequence)))
    .returning({ id: journalEntries.id });
  if (updated.length !== seals.length) throw conflict("ledger.sealed_meanwhile");
}
