import { newId } from "@/server/platform/new-id";
import { requirePermission } from "@/server/platform/actor";
import { writeAudit } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { takeNumber } from "@/server/platform/numbering";
import { emit } from "@/server/platform/outbox";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { orderConfirmed, orderCreated, orderHeld } from "../events";
import { createOrderInput } from "../inputs";
import { decideConfirmation, type Check } from "../rules/decide-confirmation";
import { insertOrder, keepChecks } from "../store";
import { commitOrder, promisedDates, runChecks, type CheckedOrder, type OrderFacts } from "./check-and-commit";
import { CONFIRM_ORDER } from "./confirm-order";
import { orderSearchText, prepareOrder, type PreparedOrder } from "./prepare-order";

interface Confirmation {
  readonly orderId: string;
  readonly number: string;
  readonly outcome: "confirmed" | "held" | "stopped";
  readonly checks: readonly Check[];
}

const STATUS = { confirmed: "confirmed", held: "credit_hold", stopped: "draft" } as const;

/**
 * Enters an order as a draft: nothing is promised, reserved or owed by it (ORD-07). With `confirm` the three checks are made
 * of it first and it is stored with their outcome, in the same transaction; if one stops, the draft stays with its findings.
 */
export const createOrder = defineCommand({
  name: "orders.create-order",
  permission: "orders.edit",
  input: createOrderInput,
  async run(scope, input) {
    const prepared = await prepareOrder(scope, input);
    const orderId = newId();
    const checked = input.confirm ? await checkNew(scope, orderId, prepared) : null;
    const outcome = checked && decideConfirmation(checked.checks);
    // The number's row is held until the commit, so it is taken when everything that waits for others is behind.
    const number = await takeNumber(scope, "order", prepared.order.orderedOn);
    const order = {
      ...prepared.order,
      tenantId: scope.tenantId,
      id: orderId,
      number,
      channel: input.channel,
      externalKey: input.externalKey,
      searchText: orderSearchText(number, { ...prepared.order, externalKey: input.externalKey }),
      createdBy: scope.actor.kind === "user" ? scope.actor.userId : null,
      createdAt: scope.now,
      updatedAt: scope.now,
    };
    const promised = checked && outcome === "confirmed" ? promisedDates(checked) : null;
    await Promise.all([
      insertOrder(
        scope,
        outcome ? { ...order, status: STATUS[outcome], lastConfirmedAt: outcome === "confirmed" ? scope.now : null } : order,
        promised ? prepared.lines.map((l) => ({ ...l, promisedOn: promised.get(l.id) ?? null })) : prepared.lines,
        prepared.charges,
      ),
      checked && outcome ? keepConfirmation(scope, { ...order, number }, prepared, checked, outcome) : undefined,
    ]);
    const confirmation: Confirmation | null = checked && outcome ? { orderId, number, outcome, checks: checked.checks } : null;
    return done(
      { orderId, number, lineIds: prepared.lines.map((l) => l.id), confirmation },
      {
        audit: {
          entityType: "order",
          entityId: orderId,
          entityLabel: number,
          changes: { grossMinor: [null, order.grossMinor], lines: [null, prepared.lines.length] },
        },
        events: [orderCreated({ orderId, customerId: input.customerId, number })],
      },
    );
  },
});

function checkNew(scope: TenantScope, id: string, { order, lines, items }: PreparedOrder): Promise<CheckedOrder> {
  requirePermission(scope.actor, CONFIRM_ORDER.permission);
  return runChecks(scope, { ...order, id }, lines, { allowBackOrder: order.allowBackOrder, items });
}

/** What confirming leaves of an order that is stored with it: findings, demand, reservation and commitment, audit, event. */
async function keepConfirmation(scope: TenantScope, order: OrderFacts, prepared: PreparedOrder, checked: CheckedOrder, outcome: Confirmation["outcome"]): Promise<void> {
  const facts = { orderId: order.id, customerId: order.customerId, number: order.number };
  await Promise.all([
    keepChecks(scope, order.id, checked.checks),
    outcome === "confirmed" ? commitOrder(scope, order, checked, prepared.charges) : undefined,
    writeAudit(scope, CONFIRM_ORDER.name, [{ entityType: "order", entityId: order.id, entityLabel: order.number, changes: { confirmation: ["draft", outcome] } }]),
    outcome === "stopped" ? undefined : emit(scope, outcome === "confirmed" ? orderConfirmed(facts) : orderHeld(facts)),
  ]);
}
