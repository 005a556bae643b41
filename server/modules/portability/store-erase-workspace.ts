import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { IdentityScope } from "@/server/platform/identity";

type Writer = { readonly db: Pick<Transaction, "execute"> };

/** Closes a workspace: nobody signs in to it and no job runs for it any more. */
export async function suspendWorkspace(scope: IdentityScope, tenantId: string): Promise<void> {
  await scope.db.execute(sql`update tenants set status = 'suspended', version = version + 1, updated_at = ${scope.now.toISOString()}::timestamptz where id = ${tenantId}::uuid`);
}

export async function deleteRows({ db }: Writer, tenantId: string, table: string): Promise<number> {
  return (await db.execute(sql`delete from ${sql.identifier(table)} where tenant_id = ${tenantId}::uuid`)).count;
}

/**
 * Takes a workspace out of the shared tables: keys, invitations, memberships, itself. Accounts of people who belong to no
 * other workspace go with it, with their sessions and mail.
 * @returns how many accounts
 */
export async function deleteSharedRows({ db }: Writer, tenantId: string): Promise<number> {
  const id = sql`${tenantId}::uuid`;
  const leaving = await db.execute<{ id: string; email: string }>(sql`
    select u.id, u.email from users u join memberships m on m.user_id = u.id and m.tenant_id = ${id}
    where not exists (select 1 from memberships o where o.user_id = u.id and o.tenant_id <> ${id})
      and not exists (select 1 from invitations i where i.invited_by = u.id and i.tenant_id <> ${id})
      and not exists (select 1 from api_keys k where k.created_by = u.id and k.tenant_id <> ${id}) for update of u`);
  for (const table of ["api_keys", "invitations", "memberships"]) await deleteRows({ db }, tenantId, table);
  const people = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(leaving.map((p) => p.id))}::jsonb))`;
  await db.execute(sql`delete from sessions where user_id in ${people}`);
  await db.execute(sql`delete from mail_tokens where user_id in ${people}`);
  await db.execute(sql`delete from identity_mails where to_address in (select email from users where id in ${people})`);
  await db.execute(sql`delete from identity_idempotency where split_part(key, ':', 1) in (select p::text from ${people} as p)`);
  await db.execute(sql`delete from users where id in ${people}`);
  await db.execute(sql`delete from tenants where id = ${id}`);
  return leaving.length;
}
