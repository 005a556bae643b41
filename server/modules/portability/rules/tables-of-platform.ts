import { ofInstallation, ofWorkspace, sharedPeople, sharedRows, type TableEntry } from "./table-entry";

export const platformTables: Readonly<Record<string, TableEntry>> = {
  audit_entries: ofWorkspace({ facts: "actor_kind actor_name action entity_type entity_id request_id at", users: "actor_user_id", mentions: "entity_label changes note" }),
  outbox_events: ofWorkspace({ facts: "type occurred_at request_id handled_at attempts next_attempt_at dead_at", mentions: "payload last_error" }),
  outbox_deliveries: ofWorkspace({ facts: "event_id subscriber handled_at" }),
  idempotency_records: ofWorkspace({ facts: "key command input_hash created_at", mentions: "result" }),
  projection_marks: ofWorkspace({ facts: "name position updated_at" }),
  document_counters: ofWorkspace({ facts: "series year next" }),
  notifications: ofWorkspace({ facts: "code href dedupe_key read_at created_at", users: "user_id", mentions: "params" }),
  notification_preferences: ofWorkspace({ facts: "code channel updated_at", users: "user_id" }),
  mail_messages: ofWorkspace({
    facts: "entity_type entity_id dedupe_key status attempts next_attempt_at claimed_at sent_at message_id created_at",
    users: "sent_by",
    mentions: "to_address reply_to subject text_body html_body last_error",
    links: "text_body html_body",
  }),
  schedules: ofWorkspace({ facts: "job every_seconds next_run_at last_started_at last_finished_at", mentions: "last_error" }),
  search_documents: ofWorkspace({ facts: "kind record_id doc_no customer_id happened_on audit_id updated_at", mentions: "label fields" }),
  search_grams: ofWorkspace({ facts: "gram block docs size" }),
  search_progress: ofWorkspace({ facts: "phase cursor seen_audit_id swept_at next_doc_no updated_at" }),
  files: ofWorkspace({ facts: "content_type size_bytes sha256 entity_type entity_id attached removed_at created_at", users: "created_by", mentions: "name" }),
  company_profiles: ofWorkspace({
    facts: `registration_number tax_number representative line1 line2 city region postal_code phone email website bank_name bank_account bank_holder bank_code
      logo_file_id seal_file_id version updated_at`,
  }),
  document_layouts: ofWorkspace({
    about: { customer: "customer_id" },
    facts: "customer_id letterhead show_item_codes show_discounts show_tax_rates show_bank_account show_seal version updated_at",
    mentions: "note",
  }),
  printed_documents: ofWorkspace({
    facts: "kind entity_type entity_id entity_label language content_hash status attempts claimed_at finished_at last_error file_id created_at",
    users: "created_by",
    mentions: "content",
  }),
  mail_attachments: ofWorkspace({ facts: "mail_id document_id position" }),
  statement_runs: ofWorkspace({ facts: "from_on until_on status dismissed_at finished_at created_at updated_at", users: "user_id" }),
  statement_sendings: ofWorkspace({ facts: "run_id customer_id position status mail_id failure updated_at", mentions: "to_address" }),
  file_views: ofWorkspace({ facts: "file_id action at", users: "user_id" }),
  workspace_setups: ofWorkspace({ facts: "dismissed_at sample_steps sample_done remove_asked_at created_at updated_at" }),
  import_runs: ofWorkspace({
    facts: `kind file_id encoding mapping status rows_total rows_done rows_created rows_updated rows_unchanged rows_refused rows_undone rows_kept undone_at started_at finished_at created_at updated_at`,
    users: "created_by undone_by",
    mentions: "file_name value_matches options corrections",
  }),
  import_rows: ofWorkspace({ facts: "run_id position line_numbers key outcome entity_type entity_id processed_at undo_outcome", mentions: "record faults touched undo_reason" }),
  import_keys: ofWorkspace({ facts: "kind key entity_type entity_id content_hash created_at updated_at" }),
  record_comments: ofWorkspace({ facts: "record_type record_id edited_at withdrawn_at version created_at", users: "author_id", mentions: "record_label body" }),
  comment_mentions: ofWorkspace({ facts: "comment_id place", users: "user_id" }),
  form_drafts: ofWorkspace({ facts: "key base_version writer version created_at updated_at", users: "user_id", mentions: "content" }),
  list_views: ofWorkspace({ facts: "list shared layout version created_at updated_at", users: "user_id", mentions: "name params" }),
  list_settings: ofWorkspace({ facts: "list layout default_view_id updated_at", users: "user_id" }),
  list_exports: ofWorkspace({
    facts: "list format columns language status rows_done rows_total file_id failure dismissed_at finished_at created_at updated_at",
    users: "user_id",
    mentions: "params file_name",
  }),
  webhook_endpoints: ofWorkspace({
    facts: `url event_types channel status disabled_reason disabled_at secret_no previous_secret_until failing_since last_succeeded_at version created_at updated_at`,
    users: "created_by",
    mentions: "description",
  }),
  webhook_deliveries: ofWorkspace({
    facts: `endpoint_id message_id event_id subject_id subject_label event_type status attempts tries next_attempt_at delivered_at response_status last_fault created_at`,
    mentions: "body",
  }),
  webhook_attempts: ofWorkspace({ facts: "delivery_id attempt_no started_at milliseconds response_status fault", mentions: "response_body" }),
  fulfilment_connections: ofWorkspace({
    facts: "may_backdate status secret_no previous_secret_until last_received_at created_at updated_at",
    users: "created_by",
    mentions: "name",
  }),
  fulfilment_messages: ofWorkspace({
    facts: "connection_id message_id type outcome code shipment_id times received_at last_received_at",
    mentions: "body params shipment_name",
  }),
};

/** The tables that belong to no workspace (`db/checks/shared-tables.ts`), and what of them a workspace takes along. */
export const sharedTables: Readonly<Record<string, TableEntry>> = {
  tenants: sharedRows({ facts: "id slug name country home_currency time_zone language settings status version created_at updated_at" }),
  users: sharedPeople({
    facts: "id language email_verified_at deactivated_at created_at updated_at",
    personal: { email: "identifier", name: "name" },
    secrets: "password_hash totp_secret totp_confirmed_at totp_last_step recovery_codes",
  }),
  memberships: sharedRows({ facts: "tenant_id role deactivated_at version created_at updated_at", users: "user_id" }),
  invitations: sharedRows({
    facts: "tenant_id id role expires_at accepted_at revoked_at created_at",
    users: "invited_by",
    personal: { email: "identifier" },
    secrets: "token_hash",
  }),
  api_keys: sharedRows({ facts: "tenant_id id name prefix role scopes last_used_at revoked_at created_at", users: "created_by", secrets: "key_hash" }),
  sessions: ofInstallation({ facts: "id last_seen_at expires_at revoked_at created_at", users: "user_id", personal: { user_agent: "detail", address: "detail" } }),
  mail_tokens: ofInstallation({ facts: "id purpose expires_at used_at created_at", users: "user_id", secrets: "token_hash" }),
  sign_in_limits: ofInstallation({ facts: "points expires_at", mentions: "key" }),
  identity_mails: ofInstallation({
    facts: "id dedupe_key status attempts next_attempt_at claimed_at sent_at message_id created_at",
    personal: { to_address: "identifier" },
    mentions: "subject text_body html_body last_error",
  }),
  identity_idempotency: ofInstallation({ facts: "key command input_hash created_at", secrets: "result" }),
  worker_heartbeats: ofInstallation({ facts: "id host pid queue_backend started_at seen_at queue_seen_at" }),
};
