DROP INDEX "shipments_planned_idx";--> statement-breakpoint
DROP INDEX "orders_on_idx";--> statement-breakpoint
CREATE INDEX "shipments_planned_idx" ON "shipments" USING btree ("tenant_id","planned_on","id","number");--> statement-breakpoint
CREATE INDEX "orders_on_idx" ON "orders" USING btree ("tenant_id","ordered_on","id","number","gross_minor");