CREATE TABLE "activities" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"kind" text NOT NULL,
	"happened_at" timestamp (6) with time zone NOT NULL,
	"subject" text NOT NULL,
	"notes" text,
	"next_step" text,
	"next_step_on" date,
	"next_step_done_at" timestamp (6) with time zone,
	"user_id" uuid NOT NULL,
	"withdrawn_at" timestamp (6) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activities_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "activities_kind" CHECK ("activities"."kind" in ('call_out', 'call_in', 'meeting', 'visit', 'memo')),
	CONSTRAINT "activities_next_step" CHECK ("activities"."next_step" is not null or ("activities"."next_step_on" is null and "activities"."next_step_done_at" is null))
);
--> statement-breakpoint
ALTER TABLE "activities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_customer_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_contact_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_customer_idx" ON "activities" USING btree ("tenant_id","customer_id","happened_at","id");--> statement-breakpoint
CREATE INDEX "activities_step_idx" ON "activities" USING btree ("tenant_id","next_step_on","id") WHERE next_step_on is not null and next_step_done_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "activities" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);