import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment, updatedAt, version } from "../columns";

/**
 * The shared tables: what must be known before a workspace is chosen. Reached only through `withIdentity`;
 * no business data lives here. `db/checks` holds their list.
 */
export const tenants = pgTable(
  "tenants",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    country: text("country").notNull(),
    homeCurrency: text("home_currency").notNull(),
    timeZone: text("time_zone").notNull(),
    language: text("language").notNull(),
    settings: jsonb("settings").notNull().default({}),
    status: text("status").notNull().default("active"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("tenants_slug_key").on(t.slug), check("tenants_status", sql`${t.status} in ('active', 'suspended')`)],
);

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    /** Lower case, the key of sign-in. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash").notNull(),
    language: text("language").notNull().default("en"),
    emailVerifiedAt: moment("email_verified_at"),
    /** TOTP secret, encrypted with the application's secret; set once the first code was proven. */
    totpSecret: text("totp_secret"),
    totpConfirmedAt: moment("totp_confirmed_at"),
    /** The last accepted TOTP step, so that no code works twice. */
    totpLastStep: integer("totp_last_step"),
    /** argon2id hashes of unused recovery codes. */
    recoveryCodes: jsonb("recovery_codes").$type<string[]>().notNull().default([]),
    deactivatedAt: moment("deactivated_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("users_email_key").on(t.email)],
);

export const memberships = pgTable(
  "memberships",
  {
    tenantId: uuid("tenant_id").notNull().references(() => tenants.id),
    userId: uuid("user_id").notNull().references(() => users.id),
    role: text("role").notNull(),
    /** Set when the member was deactivated in this workspace. */
    deactivatedAt: moment("deactivated_at"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.userId] }), index("memberships_user_idx").on(t.userId)],
);

export const invitations = pgTable(
  "invitations",
  {
    tenantId: uuid("tenant_id").notNull().references(() => tenants.id),
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    role: text("role").notNull(),
    /** SHA-256 of the token in the mail. */
    tokenHash: text("token_hash").notNull(),
    invitedBy: uuid("invited_by").references(() => users.id),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    revokedAt: moment("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("invitations_token_key").on(t.tokenHash),
    // One open invitation per address and workspace.
    uniqueIndex("invitations_open_key").on(t.tenantId, t.email).where(sql`accepted_at is null and revoked_at is null`),
  ],
);

/** A signed-in browser. The cookie's token names the row; every request checks that it is neither revoked nor expired. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id").notNull().references(() => users.id),
    userAgent: text("user_agent"),
    address: text("address"),
    lastSeenAt: moment("last_seen_at").notNull().default(sql`now()`),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [index("sessions_user_idx").on(t.userId)],
);

/** One-time secrets sent by mail: password reset, address verification. */
export const mailTokens = pgTable(
  "mail_tokens",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id").notNull().references(() => users.id),
    purpose: text("purpose").notNull(),
    tokenHash: text("token_hash").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("mail_tokens_hash_key").on(t.tokenHash), check("mail_tokens_purpose", sql`${t.purpose} in ('password_reset', 'verify_email')`)],
);

/** Counts of attempts by subject (account, address) in the running window; one conditional upsert counts and decides. */
export const signInLimits = pgTable("sign_in_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull(),
  expiresAt: moment("expires_at").notNull(),
});

/** Keys of other programs. Only the hash is kept; the prefix tells keys apart on the screen. */
export const apiKeys = pgTable(
  "api_keys",
  {
    tenantId: uuid("tenant_id").notNull().references(() => tenants.id),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    keyHash: text("key_hash").notNull(),
    role: text("role").notNull(),
    /** What the key is for; null leaves it everything its role may do. */
    scopes: text("scopes").array(),
    createdBy: uuid("created_by").references(() => users.id),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), uniqueIndex("api_keys_hash_key").on(t.keyHash)],
);

/**
 * The send ledger of mail that belongs to no workspace (password reset, address verification): the same rules as
 * `mail_messages`. The bodies carry one-time links: the sender blanks them once the message is sent or suppressed.
 */
export const identityMails = pgTable(
  "identity_mails",
  {
    id: uuid("id").primaryKey(),
    toAddress: text("to_address").notNull(),
    subject: text("subject").notNull(),
    textBody: text("text_body").notNull(),
    htmlBody: text("html_body"),
    dedupeKey: text("dedupe_key").notNull(),
    status: text("status").notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at").notNull().default(sql`now()`),
    claimedAt: moment("claimed_at"),
    sentAt: moment("sent_at"),
    messageId: text("message_id"),
    lastError: text("last_error"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("identity_mails_dedupe_key").on(t.dedupeKey),
    index("identity_mails_due_idx").on(t.nextAttemptAt).where(sql`status in ('queued', 'claimed')`),
    check("identity_mails_status", sql`${t.status} in ('queued', 'claimed', 'sent', 'failed', 'suppressed', 'unknown')`),
  ],
);

/**
 * Keys of identity commands already carried out (registering, creating a workspace), with their answers. An answer is
 * kept sealed (AES-256-GCM), since some carry what is shown once.
 */
export const identityIdempotency = pgTable("identity_idempotency", {
  key: text("key").primaryKey(),
  command: text("command").notNull(),
  inputHash: text("input_hash").notNull(),
  result: text("result"),
  createdAt: createdAt(),
});
