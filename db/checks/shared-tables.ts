/**
 * The tables that belong to no workspace: what must be known before one is chosen, and mail that is sent without one.
 * Every other table must be made by `tenantTable()`. Adding a name here is a decision about isolation: give the reason.
 */
export const SHARED_TABLES: readonly string[] = [
  "tenants",
  "users",
  "memberships",
  "invitations",
  "sessions",
  "mail_tokens",
  "sign_in_limits",
  "api_keys",
  "identity_mails",
  "identity_idempotency",
  "worker_heartbeats",
];
