import { drainOutbox } from "@/server/flows/deliver-event";
import { getInvoice, listInvoices } from "@/server/modules/invoicing";
import { sealJournal } from "@/server/modules/ledger";
import { cancelOrder, confirmOrder, createOrder, getOrder, listOrders } from "@/server/modules/orders";
import { recordReceipt, reverseReceipt } from "@/server/modules/receivables";
import { dispatchShipment, listShipments } from "@/server/modules/shipments";
import { receiveGoods } from "@/server/modules/stock";
import { NaruError } from "@/server/kernel/errors";
import { withTenant } from "@/server/platform/tenant-scope";
import { type Move, ModelFault, type Step } from "./step";

/** An id of the other workspace's table. */
async function foreign(step: Step, table: "orders" | "shipments" | "invoices" | "receipts"): Promise<string> {
  return step.pick.from(await step.rows<{ id: string }>(`select id from ${table} where tenant_id = $1 order by id desc limit 10`, [], step.other)).id;
}

/** Nothing that a list shows may belong to anybody else. */
async function ownOnly(step: Step, table: "orders" | "shipments" | "invoices", ids: readonly string[]): Promise<void> {
  const own = new Set((await step.rows<{ id: string }>(`select id from ${table} where tenant_id = $1`)).map((row) => row.id));
  const leaked = ids.filter((id) => !own.has(id));
  if (leaked.length > 0) throw new ModelFault(`${step.tried} showed ${leaked.length} records of another workspace`);
}

async function readForeign(step: Step, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (error instanceof NaruError && error.kind === "not_found") return;
    throw error;
  }
  throw new ModelFault(`${step.tried} showed a record of another workspace`);
}

/** What happens beside the documents: consequences, sealing, and looking or reaching into the other workspace. */
export const movesBetween: readonly Move[] = [
  { name: "handle consequences", weight: 8, run: async (step) => void (await drainOutbox(step.side.ws.systemContext)) },
  { name: "seal journal", weight: 2, run: async (step) => void (await withTenant(step.side.ws.systemContext, (scope) => sealJournal(scope))) },
  { name: "list orders", weight: 2, run: async (step) => ownOnly(step, "orders", (await step.ask(listOrders, { limit: 100 })).rows.map((row) => row.id)) },
  { name: "list shipments", weight: 1, run: async (step) => ownOnly(step, "shipments", (await step.ask(listShipments, { limit: 100 })).rows.map((row) => row.id)) },
  { name: "list invoices", weight: 1, run: async (step) => ownOnly(step, "invoices", (await step.ask(listInvoices, { limit: 100 })).rows.map((row) => row.id)) },
  {
    name: "look at a foreign record", weight: 3,
    async run(step) {
      const [orderId, invoiceId] = [await foreign(step, "orders"), step.pick.oneIn(2) ? await foreign(step, "invoices") : null];
      await readForeign(step, () => (invoiceId ? step.ask(getInvoice, { invoiceId }) : step.ask(getOrder, { orderId })));
    },
  },
  { name: "confirm a foreign order", weight: 2, run: async (step) => step.trespass(confirmOrder, (orderId) => ({ orderId }), await foreign(step, "orders")) },
  { name: "cancel a foreign order", weight: 1, run: async (step) => step.trespass(cancelOrder, (orderId) => ({ orderId, reason: "not mine" }), await foreign(step, "orders")) },
  { name: "dispatch a foreign shipment", weight: 2, run: async (step) => step.trespass(dispatchShipment, (shipmentId) => ({ shipmentId }), await foreign(step, "shipments")) },
  { name: "reverse a foreign receipt", weight: 1, run: async (step) => step.trespass(reverseReceipt, (receiptId) => ({ receiptId, reason: "not mine" }), await foreign(step, "receipts")) },
  {
    name: "order for a foreign customer", weight: 1,
    run: async (step) => step.trespass(createOrder, (customerId) => ({ customerId, lines: [{ itemId: step.side.itemIds[0]!, quantity: "1" }] }), step.pick.from(step.other.customerIds)),
  },
  {
    name: "order a foreign item", weight: 1,
    run: async (step) => step.trespass(createOrder, (itemId) => ({ customerId: step.side.customerIds[0]!, lines: [{ itemId, quantity: "1" }] }), step.pick.from(step.other.itemIds)),
  },
  {
    name: "receive into a foreign warehouse", weight: 1,
    run: async (step) => step.trespass(receiveGoods, (warehouseId) => ({ warehouseId, lines: [{ itemId: step.side.itemIds[0]!, quantity: "1", unitCost: "1" }] }), step.pick.from(step.other.warehouseIds)),
  },
  {
    name: "money of a foreign customer", weight: 1,
    run: async (step) => step.trespass(recordReceipt, (customerId) => ({ customerId, method: "cash" as const, amountMinor: 5n }), step.pick.from(step.other.customerIds)),
  },
];
