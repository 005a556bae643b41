import { describe, expect, it } from "vitest";
import { databaseRefusal, describeFailure } from "./failure";

const refusal = (message: string, fields: Record<string, string>) => Object.assign(new Error(message), fields);

describe("PLT-15 what the database refused, on one machine and on several", () => {
  it("names the table that the server names", () => {
    expect(databaseRefusal(refusal("…", { code: "23503", table_name: "orders" }))).toEqual({ state: "23503", table: "orders" });
    expect(databaseRefusal(new Error("outer", { cause: refusal("…", { code: "23503", table_name: "orders_102320" }) }))).toEqual({ state: "23503", table: "orders" });
  });

  it("finds it in the message where a worker refused", () => {
    const message = 'update or delete on table "contacts_102290" violates foreign key constraint "orders_contact_fk_102320" on table "orders_102320"';
    expect(databaseRefusal(new Error("outer", { cause: refusal(message, { code: "23503" }) }))).toEqual({ state: "23503", table: "orders" });
    expect(databaseRefusal(refusal("deadlock detected", { code: "40P01" }))).toEqual({ state: "40P01", table: "" });
  });

  it("tells a constraint by its own name, without the shard's number", () => {
    expect(describeFailure(refusal("…", { code: "23505", constraint_name: "orders_number_key_102320" }))).toMatch(/^database 23505 orders_number_key/);
    expect(describeFailure(refusal("…", { code: "23505", constraint_name: "orders_number_key_102320" }))).not.toContain("102320");
  });
});
