import { sql } from "drizzle-orm";
import type { IdentityScope } from "@/server/platform/identity";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** An address that no mail reaches (RFC 2606) and nobody else has. */
export const erasedAddress = (userId: string): string => `erased-${userId}@erased.invalid`;

/** The account keeps its id, which documents name; nobody gets in with it any more. */
export async function eraseAccount(scope: IdentityScope, userId: string, email: string, pseudonym: string, passwordHash: string): Promise<void> {
  const { db } = scope;
  const id = sql`${userId}::uuid`;
  const now = sql`${scope.now.toISOString()}::timestamptz`;
  const gone = erasedAddress(userId);
  await db.execute(sql`delete from sessions where user_id = ${id}`);
  await db.execute(sql`delete from mail_tokens where user_id = ${id}`);
  await db.execute(sql`delete from identity_idempotency where split_part(key, ':', 1) = ${userId}`);
  await db.execute(sql`
    update identity_mails set to_address = ${gone}, subject = '–', text_body = '–', html_body = null,
      status = case when status in ('queued', 'claimed') then 'suppressed' else status end where lower(to_address) = ${email}`);
  await db.execute(sql`update invitations set email = ${gone}, revoked_at = coalesce(revoked_at, case when accepted_at is null then ${now} end) where lower(email) = ${email}`);
  await db.execute(sql`update api_keys set revoked_at = coalesce(revoked_at, ${now}) where created_by = ${id}`);
  await db.execute(sql`update memberships set deactivated_at = coalesce(deactivated_at, ${now}), version = version + 1, updated_at = ${now} where user_id = ${id}`);
  await db.execute(sql`
    update users set name = ${pseudonym}, email = ${gone}, password_hash = ${passwordHash}, email_verified_at = null, totp_secret = null, totp_confirmed_at = null,
      totp_last_step = null, recovery_codes = '[]'::jsonb, deactivated_at = coalesce(deactivated_at, ${now}), updated_at = ${now} where id = ${id}`);
}

/** Notices were for the person alone, and so was what they had not saved. */
export async function deleteNotices(scope: TenantScope, userId: string): Promise<void> {
  await scope.db.execute(sql`delete from notification_preferences where tenant_id = ${scope.tenantId}::uuid and user_id = ${userId}::uuid`);
  await scope.db.execute(sql`delete from form_drafts where tenant_id = ${scope.tenantId}::uuid and user_id = ${userId}::uuid`);
  await scope.db.execute(sql`delete from notifications where tenant_id = ${scope.tenantId}::uuid and user_id = ${userId}::uuid`);
}
