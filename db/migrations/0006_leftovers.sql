ALTER TABLE "stock_count_lines" ADD COLUMN "counted_by" uuid;--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD COLUMN "counted_at" timestamp (6) with time zone;