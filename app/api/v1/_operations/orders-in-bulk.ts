import { z } from "zod";
import { invalid, type Fault } from "@/server/kernel/errors";
import { createOrder, createOrderInput } from "@/server/modules/orders";
import { requirePermission } from "@/server/platform/actor";
import { execute } from "@/server/platform/command";
import { describeError } from "@/server/platform/describe-error";
import type { TenantContext } from "@/server/platform/tenant-scope";
import { zodFaults } from "@/server/platform/zod-faults";
import { findNamed } from "../_contract/find-named";
import { inputSchemaOf, shapeOf, type InputShape } from "../_contract/input-shape";
import { made } from "../_contract/operation";
import { projectView } from "../_contract/project-view";
import { readBody } from "../_contract/read-input";
import { choice, text, view, whole } from "../_contract/view-fields";
import { problemOf } from "../_request/problem";
import { createdOrder, createdOrderOf } from "./orders";

const MOST_ORDERS = 1000;
const rows = z.array(createOrderInput).min(1).max(MOST_ORDERS);
const rowsAsTheyCame = z.object({ orders: z.array(z.unknown()).min(1).max(MOST_ORDERS) });

const bodyShape = shapeOf(inputSchemaOf(z.object({ orders: rows })));
const rowSchema = inputSchemaOf(createOrderInput);
const rowShape = shapeOf(rowSchema);
const asItCame: InputShape = { kind: "object", fields: new Map([["orders", { name: "orders", shape: { kind: "anything" } }]]) };

const failure = view("RowFailure", {
  status: whole(), code: text(), detail: text(),
  errors: z.array(view("RowFault", { pointer: text().describe("JSON Pointer into the whole body."), code: text(), detail: text() })),
});
const response = view("CreatedOrders", {
  created: whole(), failed: whole(),
  results: z.array(view("BulkOrderResult", { index: whole(), outcome: choice(["created", "failed"]), order: createdOrder.nullable(), error: failure.nullable() })).describe("One for each order that was sent, in their order."),
});

/**
 * Enters up to a thousand orders, each in a transaction of its own and in the order they were sent, so that the first has the
 * first claim on stock. A faulty one is told and stops nobody. Each has its own idempotency key made from the request's: sent
 * again after a lost answer, what was entered is answered alike and the rest goes on (ORD-21).
 */
export const createOrders = made(
  { id: "createOrders", path: "/orders/bulk", tag: "Orders", scope: "orders:write", summary: "Enters up to 1,000 orders, with a result for each; safe to repeat with the same key" },
  { kind: "command", name: createOrder.name, permission: createOrder.permission, input: z.object({ orders: rows }) },
  {
    method: "POST",
    status: 200,
    writes: true,
    response,
    readShape: asItCame,
    async run(context, input, key) {
      requirePermission(context.actor, createOrder.permission);
      const sent = rowsAsTheyCame.safeParse(input);
      if (!sent.success) throw invalid(zodFaults(sent.error));
      const results = [];
      for (const [index, row] of sent.data.orders.entries()) results.push({ index, ...(await enterOne(context, row, `${key}:${index}`, index)) });
      const failed = results.filter((one) => one.error !== null).length;
      return projectView(response, { created: results.length - failed, failed, results }, context.workspace.homeCurrency);
    },
  },
);

async function enterOne(context: TenantContext, row: unknown, key: string, index: number) {
  let read: unknown;
  try {
    const faults: Fault[] = [];
    read = readBody(rowShape, row, context.workspace.homeCurrency, faults);
    const judged = createOrderInput.safeParse(read);
    const known = new Set(faults.map((one) => one.path));
    if (!judged.success) faults.push(...zodFaults(judged.error).filter((one) => !known.has(one.path)));
    if (faults.length > 0) throw invalid(faults);
    const result = await execute(context, createOrder, { channel: "api", ...(read as z.input<typeof createOrderInput>) }, key);
    return { outcome: "created", order: createdOrderOf(result), error: null };
  } catch (error) {
    const described = describeError(error);
    // Nobody knows what became of it: the whole request fails, and goes on where it stopped when it is sent again.
    if (described.status >= 500) throw error;
    const { entity } = described.params;
    const told = described.code === "record.not_found" && typeof entity === "string" ? findNamed(rowSchema, read, entity) : described.faults;
    const faults = told.map((one) => ({ ...one, path: one.path ? `orders.${index}.${one.path}` : `orders.${index}` }));
    const { status, code, detail, errors } = await problemOf({ ...described, faults }, context.requestId, { shape: bodyShape, parameters: new Set() });
    return { outcome: "failed", order: null, error: { status, code, detail, errors: errors.map((one) => ({ pointer: "", ...one })) } };
  }
}
