import { describe, expect, it } from "vitest";
import { withoutTableName } from "./migrate-distributed";

describe("PLT-15 migrations of a distributed database", () => {
  it.each([
    [`ALTER TABLE "import_rows" ADD CONSTRAINT "undo" CHECK ("import_rows"."undo" is null or "import_rows"."undo" in ('kept'))`, `ALTER TABLE "import_rows" ADD CONSTRAINT "undo" CHECK ("undo" is null or "undo" in ('kept'))`],
    [`CREATE UNIQUE INDEX "one" ON "orders" USING btree ("tenant_id","number") WHERE "orders"."number" is not null`, `CREATE UNIQUE INDEX "one" ON "orders" USING btree ("tenant_id","number") WHERE "number" is not null`],
    [`ALTER TABLE "orders" ADD CONSTRAINT "fk" FOREIGN KEY ("tenant_id","id") REFERENCES "public"."customers"("tenant_id","id")`, `ALTER TABLE "orders" ADD CONSTRAINT "fk" FOREIGN KEY ("tenant_id","id") REFERENCES "public"."customers"("tenant_id","id")`],
    [`update users set name = 'x' where users.id is null`, `update users set name = 'x' where users.id is null`],
  ])("%s", (statement, expected) => expect(withoutTableName(statement)).toBe(expected));
});
