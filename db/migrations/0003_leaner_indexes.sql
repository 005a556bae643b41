DROP INDEX "demand_lines_customer_idx";--> statement-breakpoint
DROP INDEX "journal_entries_sequence_key";--> statement-breakpoint
DROP INDEX "journal_entries_number_key";--> statement-breakpoint
DROP INDEX "journal_entries_reverses_key";--> statement-breakpoint
DROP INDEX "orders_reference_idx";--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_sequence_key" ON "journal_entries" USING btree ("tenant_id","sealed_sequence") WHERE sealed_sequence is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_number_key" ON "journal_entries" USING btree ("tenant_id","number") WHERE number is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_reverses_key" ON "journal_entries" USING btree ("tenant_id","reverses_id") WHERE reverses_id is not null;--> statement-breakpoint
CREATE INDEX "orders_reference_idx" ON "orders" USING btree ("tenant_id","customer_reference") WHERE customer_reference is not null;--> statement-breakpoint
-- Lines are written again when they are shipped and invoiced: room on their page keeps the new version beside the old one, and the indexes as they are.
ALTER TABLE "demand_lines" SET (fillfactor = 75);--> statement-breakpoint
ALTER TABLE "shipment_lines" SET (fillfactor = 75);--> statement-breakpoint
ALTER TABLE "shipments" SET (fillfactor = 85);
