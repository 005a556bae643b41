import postgres from "postgres";
import { newId } from "@/server/platform/new-id";
import type { TestDatabase } from "./test-database";

export interface DraftCopy {
  readonly orderId: string;
  readonly customerId: string;
}

/**
 * Many drafts like those that `createOrder` made: row by row the same, with ids and numbers of their own. A race wants a
 * thousand of them, and entering each would take longer than the race.
 */
export async function copyDrafts(database: Pick<TestDatabase, "ownerUrl">, tenantId: string, drafts: readonly DraftCopy[], count: number): Promise<DraftCopy[]> {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const copies = Array.from({ length: Math.max(0, count - drafts.length) }, (_, i) => ({ ...drafts[i % drafts.length]!, of: drafts[i % drafts.length]!.orderId, orderId: newId() }));
  const [sources, ids, numbers] = [copies.map((c) => c.of), copies.map((c) => c.orderId), copies.map((_, i) => `COPY-${drafts[0]?.orderId.slice(-6)}-${i}`)];
  try {
    await owner.begin(async (sql) => {
      await sql`insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', c.id, 'number', c.number))).*
        from unnest(${sources}::uuid[], ${ids}::uuid[], ${numbers}::text[]) as c (of, id, number) join orders o on o.tenant_id = ${tenantId} and o.id = c.of`;
      await sql`insert into order_lines select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'order_id', c.id))).*
        from unnest(${sources}::uuid[], ${ids}::uuid[]) as c (of, id) join order_lines l on l.tenant_id = ${tenantId} and l.order_id = c.of`;
    });
  } finally {
    await owner.end({ timeout: 5 });
  }
  return [...drafts, ...copies.map(({ orderId, customerId }) => ({ orderId, customerId }))];
}
