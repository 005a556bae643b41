import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { functionOfPermission } from "@/server/kernel/functions";
import { permissionsOfScope } from "@/server/platform/api-scopes";
import { operations } from "../_operations";
import { openApiDocument, type DocumentedOperation } from "./openapi-document";

const document = openApiDocument(operations, "/api/v1");
const documented = Object.values(document.paths).flatMap((methods): DocumentedOperation[] => Object.values(methods));

/** The operations that programs were promised (issue 4). */
const PROMISED = [
  "createCustomer", "createItem", "receiveStock", "createOrder", "confirmOrder", "getOrder", "listOrders", "createShipment", "updateShipment", "dispatchShipment", "createInvoice", "recordReceipt", "listReceivables", "getTrialBalance",
  "getBooksCheck",
];

describe("PLT-05 the document of the public API", () => {
  it("is accepted by an independent validator", async () => {
    const outcome = await new Validator().validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
    expect(outcome.errors).toBeUndefined();
    expect(outcome.valid).toBe(true);
  });

  it("names every operation once, the promised ones among them", () => {
    const ids = documented.map((one) => one.operationId);
    expect(new Set(ids).size).toBe(operations.length);
    expect(PROMISED.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("PLT-03 marks what belongs to a function that may be switched off", () => {
    const marked = new Map(documented.map((one) => [one.operationId, one["x-function"]]));
    expect(marked.get("getTrialBalance")).toBe("ledger");
    expect(marked.get("createOrder")).toBeUndefined();
    for (const operation of operations) expect(marked.get(operation.id) ?? null).toBe(functionOfPermission(operation.definition.permission));
    expect(document.info.description).toContain("function.off");
  });

  it("refers only to shapes that it has", () => {
    const text = JSON.stringify(document);
    const missing = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)].filter(([, kind = "", name = ""]) => !(name in (document.components as unknown as Record<string, object>)[kind]!));
    expect(missing.map(([ref]) => ref)).toEqual([]);
  });

  it("shows nothing of how the house counts: no minor units, no inner names", () => {
    expect(JSON.stringify(document.paths)).not.toMatch(/Minor"|demandLineId|"entity":"/);
    expect(JSON.stringify(document.components.schemas)).not.toMatch(/Minor"|demandLine/);
  });

  it.each(operations.map((one) => [one.id, one] as const))("%s asks for a scope that grants its permission", (_id, operation) => {
    expect(permissionsOfScope(operation.scope)).toContain(operation.definition.permission);
  });
});
