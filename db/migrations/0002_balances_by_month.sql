CREATE TABLE "customer_periods" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"months" smallint NOT NULL,
	"starts_on" date NOT NULL,
	"customer_id" uuid NOT NULL,
	"invoiced_minor" bigint NOT NULL,
	"balance_minor" bigint NOT NULL,
	CONSTRAINT "customer_periods_pkey" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "customer_periods_months" CHECK ("customer_periods"."months" in (1, 12))
);
--> statement-breakpoint
ALTER TABLE "customer_periods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_periods" ADD CONSTRAINT "customer_periods_customer_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_periods_key" ON "customer_periods" USING btree ("tenant_id","months","starts_on","customer_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "customer_periods" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);