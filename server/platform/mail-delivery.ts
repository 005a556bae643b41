import { and, eq, sql, type SQL } from "drizzle-orm";
import { identityMails } from "@/db/schema/identity";
import { mailAttachments, printedDocuments } from "@/db/schema/documents";
import { files, mailMessages } from "@/db/schema/platform";
import { writeAudit } from "./audit";
import { readBytes } from "./file-store";
import type { IdentityScope } from "./identity";
import type { RetryPolicy } from "./retry-policy";
import type { Transaction } from "@/db/client";
import type { TenantScope } from "./tenant-scope";

/**
 * The send ledgers. A mail is claimed durably before it is handed to the mail server: a crash between the two leaves it
 * claimed, and it ends as `unknown` for a person to decide, since it may have gone out. It is never sent twice.
 */
export interface MailLedger {
  readonly db: Transaction;
  readonly table: SQL;
  /** Which rows belong to this ledger. */
  readonly within: SQL;
  /** Whether a mail may leave yet (the workspace is known to mean it, what the mail carries is printed); until then it waits. */
  readonly sendable: SQL;
  /** The bodies carry one-time links and are blanked once the mail has left. */
  readonly blanksBodies: boolean;
  /** What a mail carries. */
  attachments(mailId: string): Promise<MailAttachment[]>;
  /** Tells the history of the record a mail is about. */
  tell(mails: readonly AboutRecord[], outcome: "sent" | "failed" | "unknown" | "suppressed", failure?: string): Promise<void>;
}

/** A workspace mails nobody before one who owns or administers it has shown that their own address is theirs. */
const ownerProven = (scope: TenantScope) => sql`exists (
  select 1 from memberships m join users u on u.id = m.user_id
  where m.tenant_id = ${scope.tenantId} and m.role in ('owner', 'admin') and m.deactivated_at is null and u.email_verified_at is not null)`;

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

type AboutRecord = { readonly to_address: string; readonly entity_type: string | null; readonly entity_id: string | null };

export function tenantMails(scope: TenantScope): MailLedger {
  return { db: scope.db, table: sql`${mailMessages}`, within: sql`tenant_id = ${scope.tenantId}`, blanksBodies: false, ...carrying(scope) };
}

function carrying(scope: TenantScope): Pick<MailLedger, "sendable" | "attachments" | "tell"> {
  return {
    sendable: sql`${ownerProven(scope)} and not exists (select 1 from mail_attachments a join printed_documents d on d.tenant_id = a.tenant_id and d.id = a.document_id
      where a.tenant_id = ${scope.tenantId} and a.mail_id = ${mailMessages.id} and d.status <> 'done')`,
    async attachments(mailId) {
      const rows = await scope.db
        .select({ id: files.id, filename: files.name, contentType: files.contentType })
        .from(mailAttachments)
        .innerJoin(printedDocuments, and(eq(printedDocuments.tenantId, mailAttachments.tenantId), eq(printedDocuments.id, mailAttachments.documentId)))
        .innerJoin(files, and(eq(files.tenantId, printedDocuments.tenantId), eq(files.id, printedDocuments.fileId)))
        .where(and(eq(mailAttachments.tenantId, scope.tenantId), eq(mailAttachments.mailId, mailId)))
        .orderBy(mailAttachments.position);
      return Promise.all(rows.map(async ({ id, ...row }) => ({ ...row, content: await readBytes(scope.tenantId, id) })));
    },
    async tell(mails, outcome, failure) {
      const lines = mails.flatMap((mail) => (mail.entity_type && mail.entity_id ? [{ entityType: mail.entity_type, entityId: mail.entity_id, changes: { to: [null, mail.to_address] as const }, note: failure ?? null }] : []));
      await writeAudit(scope, `mail.${outcome}`, lines);
    },
  };
}

export function sharedMails(scope: IdentityScope): MailLedger {
  return { db: scope.db, table: sql`${identityMails}`, within: sql`true`, blanksBodies: true, sendable: sql`true`, attachments: async () => [], tell: async () => undefined };
}

export interface ClaimedMail {
  readonly id: string;
  readonly attempts: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly replyTo: string | null;
}

/** Mails whose time has come, with the number of tries they had. */
export async function findDueMails({ db, table, within, sendable }: MailLedger, limit: number): Promise<{ id: string; attempts: number }[]> {
  const rows = await db.execute<{ id: string; attempts: number }>(
    sql`select id, attempts from ${table} where ${within} and status = 'queued' and next_attempt_at <= now() and ${sendable} order by next_attempt_at limit ${limit}`,
  );
  return rows.map(({ id, attempts }) => ({ id, attempts }));
}

/** Claims a mail, if it still is where the wake-up saw it. Commit before sending. */
export async function claimMail({ db, table, within, sendable, blanksBodies }: MailLedger, wakeUp: { mailId: string; attempts: number }): Promise<ClaimedMail | null> {
  const rows = await db.execute<{ id: string; attempts: number; to_address: string; subject: string; text_body: string; html_body: string | null; reply_to: string | null }>(sql`
    update ${table} set status = 'claimed', claimed_at = now(), attempts = attempts + 1
    where ${within} and id = ${wakeUp.mailId} and attempts = ${wakeUp.attempts} and status = 'queued' and next_attempt_at <= now() and ${sendable}
    returning id, attempts, to_address, subject, text_body, html_body, ${blanksBodies ? sql`null as reply_to` : sql`reply_to`}`);
  const row = rows[0];
  return row ? { id: row.id, attempts: row.attempts, to: row.to_address, subject: row.subject, text: row.text_body, html: row.html_body, replyTo: row.reply_to } : null;
}

/** What became of a claimed mail. */
export type MailOutcome =
  | { readonly status: "sent"; readonly messageId: string }
  /** The server certainly did not take it; it is tried again after so many seconds. */
  | { readonly status: "queued"; readonly failure: string; readonly inSeconds: number }
  | { readonly status: "failed" | "unknown"; readonly failure: string };

export async function settleMail({ db, table, within, blanksBodies, tell }: MailLedger, claimed: ClaimedMail, outcome: MailOutcome): Promise<void> {
  const changes =
    outcome.status === "sent"
      ? sql`status = 'sent', sent_at = now(), message_id = ${outcome.messageId}, last_error = null${blanksBodies ? sql`, text_body = '', html_body = null` : sql``}`
      : outcome.status === "queued"
        ? sql`status = 'queued', claimed_at = null, last_error = ${outcome.failure}, next_attempt_at = now() + make_interval(secs => ${outcome.inSeconds})`
        : sql`status = ${outcome.status}, last_error = ${outcome.failure}`;
  const about = blanksBodies ? sql`null as entity_type, null as entity_id` : sql`entity_type, entity_id`;
  const rows = await db.execute<AboutRecord>(
    sql`update ${table} set ${changes} where ${within} and id = ${claimed.id} and attempts = ${claimed.attempts} and status = 'claimed' returning to_address, ${about}`,
  );
  if (outcome.status !== "queued") await tell(rows, outcome.status, outcome.status === "sent" ? undefined : outcome.failure);
}

/** No mail server is set: what waits is marked so, and stays readable in the ledger. @returns how many */
export async function suppressQueuedMails({ db, table, within, blanksBodies, tell }: MailLedger): Promise<number> {
  const about = blanksBodies ? sql`null as entity_type, null as entity_id` : sql`entity_type, entity_id`;
  const rows = await db.execute<AboutRecord>(sql`
    update ${table} set status = 'suppressed'${blanksBodies ? sql`, text_body = '', html_body = null` : sql``}
    where ${within} and status = 'queued' returning to_address, ${about}`);
  await tell(rows, "suppressed");
  return rows.length;
}

/** Mails claimed long ago by a worker that died: nobody knows whether they went out. @returns how many */
export async function giveUpLostClaims({ db, table, within, blanksBodies, tell }: MailLedger, policy: RetryPolicy): Promise<number> {
  const about = blanksBodies ? sql`null as entity_type, null as entity_id` : sql`entity_type, entity_id`;
  const rows = await db.execute<AboutRecord>(sql`
    update ${table} set status = 'unknown', last_error = 'mail.claim_lost'
    where ${within} and status = 'claimed' and claimed_at < now() - make_interval(secs => ${policy.leaseSeconds}) returning to_address, ${about}`);
  await tell(rows, "unknown");
  return rows.length;
}
