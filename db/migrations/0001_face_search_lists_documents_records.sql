CREATE TABLE "search_documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"doc_no" integer NOT NULL,
	"customer_id" uuid,
	"label" text NOT NULL,
	"fields" jsonb NOT NULL,
	"happened_on" date,
	"audit_id" uuid,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_documents_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "search_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "search_grams" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"gram" text NOT NULL,
	"block" integer NOT NULL,
	"docs" integer[] NOT NULL,
	"size" integer NOT NULL,
	CONSTRAINT "search_grams_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "search_grams_size" CHECK ("search_grams"."size" > 0)
);
--> statement-breakpoint
ALTER TABLE "search_grams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "search_progress" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"phase" text NOT NULL,
	"cursor" uuid,
	"seen_audit_id" uuid NOT NULL,
	"swept_at" timestamp (6) with time zone NOT NULL,
	"next_doc_no" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_progress_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "search_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "search_documents_record_key" ON "search_documents" USING btree ("tenant_id","kind","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "search_documents_no_key" ON "search_documents" USING btree ("tenant_id","doc_no");--> statement-breakpoint
CREATE INDEX "search_documents_customer_idx" ON "search_documents" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "search_grams_key" ON "search_grams" USING btree ("tenant_id","gram","block");--> statement-breakpoint
CREATE UNIQUE INDEX "search_progress_key" ON "search_progress" USING btree ("tenant_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "search_documents" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "search_grams" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "search_progress" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
CREATE TABLE "list_exports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list" text NOT NULL,
	"user_id" uuid NOT NULL,
	"format" text NOT NULL,
	"params" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"language" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"rows_total" integer,
	"file_id" uuid,
	"file_name" text,
	"failure" text,
	"dismissed_at" timestamp (6) with time zone,
	"finished_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "list_exports_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "list_exports_status" CHECK ("list_exports"."status" in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "list_exports_format" CHECK ("list_exports"."format" in ('csv', 'xlsx'))
);
--> statement-breakpoint
ALTER TABLE "list_exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "list_settings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"list" text NOT NULL,
	"layout" jsonb,
	"default_view_id" uuid,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "list_settings_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "list_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "list_views" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"user_id" uuid NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"params" jsonb NOT NULL,
	"layout" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "list_views_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "list_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "list_exports" ADD CONSTRAINT "list_exports_file_fk" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_settings" ADD CONSTRAINT "list_settings_view_fk" FOREIGN KEY ("tenant_id","default_view_id") REFERENCES "public"."list_views"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "list_exports_user_idx" ON "list_exports" USING btree ("tenant_id","user_id","id");--> statement-breakpoint
CREATE INDEX "list_exports_unfinished_idx" ON "list_exports" USING btree ("tenant_id","id") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "list_settings_user_key" ON "list_settings" USING btree ("tenant_id","user_id","list");--> statement-breakpoint
CREATE UNIQUE INDEX "list_views_name_key" ON "list_views" USING btree ("tenant_id","list","user_id","name");--> statement-breakpoint
CREATE INDEX "list_views_shared_idx" ON "list_views" USING btree ("tenant_id","list") WHERE shared;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "list_exports" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "list_settings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "list_views" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
CREATE TABLE "projection_marks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "projection_marks_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "projection_marks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_days" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"entry_on" date NOT NULL,
	"debit_minor" bigint NOT NULL,
	"credit_minor" bigint NOT NULL,
	CONSTRAINT "account_days_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "account_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customer_sums" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"invoiced_minor" bigint NOT NULL,
	"balance_minor" bigint NOT NULL,
	CONSTRAINT "customer_sums_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "customer_sums" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoiced_days" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoiced_on" date NOT NULL,
	"net_minor" bigint NOT NULL,
	CONSTRAINT "invoiced_days_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "invoiced_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account_days" ADD CONSTRAINT "account_days_account_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "public"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_sums" ADD CONSTRAINT "customer_sums_customer_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "projection_marks_name_key" ON "projection_marks" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "account_days_key" ON "account_days" USING btree ("tenant_id","account_id","entry_on");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_sums_key" ON "customer_sums" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoiced_days_key" ON "invoiced_days" USING btree ("tenant_id","invoiced_on");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "projection_marks" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "account_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "customer_sums" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "invoiced_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "import_runs" DROP CONSTRAINT "import_runs_status";--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "touched" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "undo_outcome" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "undo_reason" jsonb;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "corrections" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "rows_undone" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "rows_kept" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "undone_by" uuid;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "undone_at" timestamp (6) with time zone;--> statement-breakpoint
CREATE INDEX "import_rows_undo_idx" ON "import_rows" USING btree ("tenant_id","run_id","position") WHERE undo_outcome is null and outcome in ('created', 'updated');--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_undo" CHECK ("import_rows"."undo_outcome" is null or "import_rows"."undo_outcome" in ('removed', 'restored', 'reversed', 'kept'));--> statement-breakpoint
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_status" CHECK ("import_runs"."status" in ('draft', 'checked', 'queued', 'running', 'done', 'cancelled', 'undoing', 'undone'));--> statement-breakpoint
-- by hand
update users set email_verified_at = created_at where email_verified_at is null;
--> statement-breakpoint
CREATE TABLE "company_profiles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"registration_number" text,
	"tax_number" text,
	"representative" text,
	"line1" text,
	"line2" text,
	"city" text,
	"region" text,
	"postal_code" text,
	"phone" text,
	"email" text,
	"website" text,
	"bank_name" text,
	"bank_account" text,
	"bank_holder" text,
	"bank_code" text,
	"logo_file_id" uuid,
	"seal_file_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "company_profiles_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "company_profiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_views" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"user_id" uuid,
	"action" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "file_views_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "file_views_action" CHECK ("file_views"."action" in ('viewed', 'downloaded'))
);
--> statement-breakpoint
ALTER TABLE "file_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_attachments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "mail_attachments_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "mail_attachments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "printed_documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"entity_label" text NOT NULL,
	"language" text NOT NULL,
	"content_hash" text NOT NULL,
	"content" jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp (6) with time zone,
	"finished_at" timestamp (6) with time zone,
	"last_error" text,
	"file_id" uuid,
	"created_by" uuid,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "printed_documents_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "printed_documents_status" CHECK ("printed_documents"."status" in ('queued', 'printing', 'done', 'failed')),
	CONSTRAINT "printed_documents_file" CHECK (("printed_documents"."status" = 'done') = ("printed_documents"."file_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "printed_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "attached" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "removed_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "sent_by" uuid;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "reply_to" text;--> statement-breakpoint
ALTER TABLE "company_profiles" ADD CONSTRAINT "company_profiles_logo_fk" FOREIGN KEY ("tenant_id","logo_file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_profiles" ADD CONSTRAINT "company_profiles_seal_fk" FOREIGN KEY ("tenant_id","seal_file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_views" ADD CONSTRAINT "file_views_file_fk" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_attachments" ADD CONSTRAINT "mail_attachments_mail_fk" FOREIGN KEY ("tenant_id","mail_id") REFERENCES "public"."mail_messages"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_attachments" ADD CONSTRAINT "mail_attachments_document_fk" FOREIGN KEY ("tenant_id","document_id") REFERENCES "public"."printed_documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printed_documents" ADD CONSTRAINT "printed_documents_file_fk" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "company_profiles_key" ON "company_profiles" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "file_views_file_idx" ON "file_views" USING btree ("tenant_id","file_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_attachments_position_key" ON "mail_attachments" USING btree ("tenant_id","mail_id","position");--> statement-breakpoint
CREATE INDEX "mail_attachments_document_idx" ON "mail_attachments" USING btree ("tenant_id","document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "printed_documents_hash_key" ON "printed_documents" USING btree ("tenant_id","content_hash");--> statement-breakpoint
CREATE INDEX "printed_documents_entity_idx" ON "printed_documents" USING btree ("tenant_id","entity_type","entity_id");--> statement-breakpoint
CREATE INDEX "printed_documents_queue_idx" ON "printed_documents" USING btree ("tenant_id","created_at") WHERE status in ('queued', 'printing');--> statement-breakpoint
CREATE INDEX "mail_messages_entity_idx" ON "mail_messages" USING btree ("tenant_id","entity_type","entity_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "company_profiles" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "file_views" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "mail_attachments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "printed_documents" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
DROP INDEX "audit_entries_at_idx";
--> statement-breakpoint
DROP INDEX "demand_lines_open_idx";--> statement-breakpoint
DROP INDEX "invoices_corrects_idx";--> statement-breakpoint
CREATE INDEX "journal_entries_source_number_idx" ON "journal_entries" USING btree ("tenant_id","source_number");--> statement-breakpoint
CREATE INDEX "stock_moves_kind_idx" ON "stock_moves" USING btree ("tenant_id","kind","id") WHERE kind <> 'issue';--> statement-breakpoint
CREATE INDEX "receipts_method_idx" ON "receipts" USING btree ("tenant_id","method","received_on","id") WHERE method <> 'transfer';--> statement-breakpoint
CREATE INDEX "receipts_reversed_idx" ON "receipts" USING btree ("tenant_id","received_on","id") WHERE status = 'reversed';--> statement-breakpoint
CREATE INDEX "receivables_open_posted_idx" ON "receivables" USING btree ("tenant_id","posted_on","source_id") WHERE allocated_minor < amount_minor;--> statement-breakpoint
CREATE INDEX "receivables_due_idx" ON "receivables" USING btree ("tenant_id","due_on","id");--> statement-breakpoint
CREATE INDEX "shipments_warehouse_idx" ON "shipments" USING btree ("tenant_id","warehouse_id","planned_on","id");--> statement-breakpoint
CREATE INDEX "invoices_credit_notes_idx" ON "invoices" USING btree ("tenant_id","invoiced_on","id") WHERE kind = 'credit_note';--> statement-breakpoint
CREATE INDEX "orders_channel_idx" ON "orders" USING btree ("tenant_id","channel","ordered_on","id") WHERE channel <> 'direct';--> statement-breakpoint
CREATE INDEX "demand_lines_open_idx" ON "demand_lines" USING btree ("tenant_id","source_type","promised_on","source_id") WHERE confirmed and shipped < ordered - cancelled;--> statement-breakpoint
CREATE INDEX "invoices_corrects_idx" ON "invoices" USING btree ("tenant_id","corrects_id") WHERE corrects_id is not null;
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"code" text NOT NULL,
	"channel" text NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_preferences_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_preferences_channel" CHECK ("notification_preferences"."channel" in ('app', 'mail', 'none'))
);
--> statement-breakpoint
ALTER TABLE "notification_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_preferences_key" ON "notification_preferences" USING btree ("tenant_id","user_id","code");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "notification_preferences" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
CREATE INDEX "customers_name_ko_idx" ON "customers" USING btree ("tenant_id","name" collate "ko-x-icu","id");--> statement-breakpoint
CREATE INDEX "customers_name_zh_idx" ON "customers" USING btree ("tenant_id","name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "items_name_ko_idx" ON "items" USING btree ("tenant_id","name" collate "ko-x-icu","id");--> statement-breakpoint
CREATE INDEX "items_name_zh_idx" ON "items" USING btree ("tenant_id","name" collate "zh-x-icu","id");
--> statement-breakpoint
CREATE TABLE "workspace_setups" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"dismissed_at" timestamp (6) with time zone,
	"sample_steps" integer DEFAULT 0 NOT NULL,
	"sample_done" integer DEFAULT 0 NOT NULL,
	"remove_asked_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_setups_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "workspace_setups_sample" CHECK ("workspace_setups"."sample_done" between 0 and "workspace_setups"."sample_steps")
);
--> statement-breakpoint
ALTER TABLE "workspace_setups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "other_name" text;--> statement-breakpoint
CREATE UNIQUE INDEX "workspace_setups_key" ON "workspace_setups" USING btree ("tenant_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "workspace_setups" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
DROP INDEX "demand_lines_unbilled_idx";
--> statement-breakpoint
DROP INDEX "receipts_customer_idx";--> statement-breakpoint
DROP INDEX "shipments_customer_idx";--> statement-breakpoint
DROP INDEX "invoices_customer_idx";--> statement-breakpoint
CREATE INDEX "receipts_customer_on_idx" ON "receipts" USING btree ("tenant_id","customer_id","received_on","id");--> statement-breakpoint
CREATE INDEX "return_receipts_customer_idx" ON "return_receipts" USING btree ("tenant_id","customer_id","id");--> statement-breakpoint
CREATE INDEX "shipments_customer_on_idx" ON "shipments" USING btree ("tenant_id","customer_id","planned_on","id");--> statement-breakpoint
CREATE INDEX "invoices_customer_on_idx" ON "invoices" USING btree ("tenant_id","customer_id","invoiced_on","id");
--> statement-breakpoint
CREATE TABLE "document_layouts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"letterhead" text DEFAULT 'full' NOT NULL,
	"show_item_codes" boolean DEFAULT true NOT NULL,
	"show_discounts" boolean DEFAULT true NOT NULL,
	"show_tax_rates" boolean DEFAULT true NOT NULL,
	"show_bank_account" boolean DEFAULT true NOT NULL,
	"show_seal" boolean DEFAULT true NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_layouts_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "document_layouts_letterhead" CHECK ("document_layouts"."letterhead" in ('full', 'bare'))
);
--> statement-breakpoint
ALTER TABLE "document_layouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "document_layouts" ADD CONSTRAINT "document_layouts_customer_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_layouts_customer_key" ON "document_layouts" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "document_layouts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
CREATE TABLE "comment_mentions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "comment_mentions_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "comment_mentions_place" CHECK ("comment_mentions"."place" between 0 and 99)
);
--> statement-breakpoint
ALTER TABLE "comment_mentions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "form_drafts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"content" text NOT NULL,
	"base_version" integer,
	"writer" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "form_drafts_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "form_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_comments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"record_label" text NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"edited_at" timestamp (6) with time zone,
	"withdrawn_at" timestamp (6) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_comments_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "record_comments_body" CHECK (length("record_comments"."body") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "record_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_fk" FOREIGN KEY ("tenant_id","comment_id") REFERENCES "public"."record_comments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "comment_mentions_key" ON "comment_mentions" USING btree ("tenant_id","comment_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "form_drafts_key" ON "form_drafts" USING btree ("tenant_id","user_id","key");--> statement-breakpoint
CREATE INDEX "form_drafts_age_idx" ON "form_drafts" USING btree ("tenant_id","updated_at");--> statement-breakpoint
CREATE INDEX "record_comments_record_idx" ON "record_comments" USING btree ("tenant_id","record_type","record_id","id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "comment_mentions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "form_drafts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "record_comments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
CREATE TABLE "statement_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"dismissed_at" timestamp (6) with time zone,
	"finished_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statement_runs_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "statement_runs_status" CHECK ("statement_runs"."status" in ('queued', 'running', 'done', 'cancelled')),
	CONSTRAINT "statement_runs_span" CHECK ("statement_runs"."from_on" <= "statement_runs"."until_on")
);
--> statement-breakpoint
ALTER TABLE "statement_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "statement_sendings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"to_address" text,
	"mail_id" uuid,
	"failure" text,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statement_sendings_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "statement_sendings_status" CHECK ("statement_sendings"."status" in ('queued', 'sent', 'failed', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "statement_sendings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "statement_sendings" ADD CONSTRAINT "statement_sendings_run_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."statement_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_sendings" ADD CONSTRAINT "statement_sendings_customer_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_sendings" ADD CONSTRAINT "statement_sendings_mail_fk" FOREIGN KEY ("tenant_id","mail_id") REFERENCES "public"."mail_messages"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "statement_runs_user_idx" ON "statement_runs" USING btree ("tenant_id","user_id","id");--> statement-breakpoint
CREATE INDEX "statement_runs_unfinished_idx" ON "statement_runs" USING btree ("tenant_id","id") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "statement_sendings_customer_key" ON "statement_sendings" USING btree ("tenant_id","run_id","customer_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "statement_runs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "statement_sendings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
CREATE TABLE "customer_item_codes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_item_codes_pkey" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "customer_item_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_item_codes" ADD CONSTRAINT "customer_item_codes_customer_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_item_codes" ADD CONSTRAINT "customer_item_codes_item_fk" FOREIGN KEY ("tenant_id","item_id") REFERENCES "public"."items"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_item_codes_key" ON "customer_item_codes" USING btree ("tenant_id","customer_id","code");--> statement-breakpoint
CREATE INDEX "customer_item_codes_item_idx" ON "customer_item_codes" USING btree ("tenant_id","item_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "customer_item_codes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
