import { and, eq, sql } from "drizzle-orm";
import { projectionMarks } from "@/db/schema/platform";
import { newId } from "./new-id";
import { sqlStatement } from "./statement";
import type { TenantScope } from "./tenant-scope-type";

/** Sums over the sealed journal that are kept for long reports. */
export type Projection = "account_days" | "invoiced_days" | "customer_sums" | "customer_periods";

/** Entries of the chain that come into a projection together: those after `after`, up to and with `to`. */
export interface Span {
  readonly after: number;
  readonly to: number;
}

/** Entries summed in one transaction; a longer backlog takes several. */
const MOST = 50_000;

const hold = sqlStatement<"id" | "name", { position: string | number }>(["id", "name"], (value) => sql`
  insert into projection_marks (tenant_id, id, name) values (${value("tenantId")}, ${value("id")}, ${value("name")})
  on conflict (tenant_id, name) do update set name = excluded.name returning position`);

/**
 * Adds what was sealed since the last time to a projection. Every sealed entry comes into it exactly once: the mark is locked,
 * and moved in the transaction that adds. Sealed entries never change, so the sums stay true.
 * @param last sequence of the entry sealed last, 0 before the first
 * @returns whether anything was added, and whether more may be waiting
 */
export async function advanceProjection(scope: TenantScope, name: Projection, last: number, add: (span: Span) => Promise<unknown>): Promise<{ added: boolean; more: boolean }> {
  const [mark] = await hold(scope, { id: newId(), name });
  const after = Number(mark?.position ?? 0);
  const to = Math.min(last, after + MOST);
  if (to <= after) return { added: false, more: false };
  await add({ after, to });
  await scope.db.update(projectionMarks).set({ position: to, updatedAt: scope.now }).where(and(eq(projectionMarks.tenantId, scope.tenantId), eq(projectionMarks.name, name)));
  return { added: true, more: to < last };
}

/** Where a projection stands, for statements that add what has come after it. In one statement both are seen at the same moment. */
export function markOf(scope: TenantScope, name: Projection) {
  return sql`coalesce((select position from projection_marks where tenant_id = ${scope.tenantId} and name = ${name}), 0)`;
}
