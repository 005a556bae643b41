import { byHands, compare, type Flow } from "../flow";
import { stockedGoods } from "../goods";
import type { ChaosWorkspace } from "../stage";

const ON_HAND = 10_000;
const PIECES = 2;

/** Orders from entry to money in the bank, through the web, by several programs at once. */
export const orderToCash = (orders: number): Flow => ({
  name: "order to cash",
  async begin(workspace, struck) {
    const goods = await workspace.within((scope) => stockedGoods(scope, { onHand: ON_HAND, customers: 6 }));
    const paid = () => workspace.count("from receipts where tenant_id = $1");
    const asked = byHands(5, orders, struck, (n) => oneOrder(workspace, goods.itemId, goods.customerIds[n % goods.customerIds.length] ?? ""));
    asked.catch(() => undefined);
    return {
      asked,
      share: async () => (await paid()) / orders,
      settled: async () =>
        (await workspace.count("from orders where tenant_id = $1 and status = 'closed' and progress = 'invoiced' and payment_progress = 'paid'")) === orders,
      complaints: async () => compare(expected(orders), await found(workspace)),
    };
  },
});

async function oneOrder({ client }: ChaosWorkspace, itemId: string, customerId: string): Promise<void> {
  const order = await client.mutate<{ lineIds: string[] }>("orders.create", { customerId, confirm: true, lines: [{ itemId, quantity: String(PIECES) }] });
  const { shipments } = await client.mutate<{ shipments: { shipmentId: string }[] }>("shipments.create", { lines: order.lineIds.map((demandLineId) => ({ demandLineId, quantity: String(PIECES) })) });
  for (const { shipmentId } of shipments) {
    await client.mutate("shipments.release", { shipmentId });
    await client.mutate("shipments.dispatch", { shipmentId });
    const { invoiceId, grossMinor } = await client.mutate<{ invoiceId: string; grossMinor: bigint }>("invoicing.issue", { shipmentIds: [shipmentId] });
    const { receivableId } = await client.query<{ receivableId: string }>("invoicing.get", { invoiceId });
    await client.mutate("receivables.recordReceipt", { customerId, method: "card", cardApproval: "4711", amountMinor: grossMinor, allocations: [{ receivableId, amountMinor: grossMinor }] });
  }
}

const expected = (orders: number) => ({
  orders, shipments: orders, invoices: orders, receipts: orders, onHand: ON_HAND - PIECES * orders, reserved: 0, issues: orders,
  invoicedMinor: BigInt(orders * PIECES * 1_100), receivedMinor: BigInt(orders * PIECES * 1_100), openMinor: 0n,
});

async function found(workspace: ChaosWorkspace): Promise<Record<string, number | bigint>> {
  const [row] = await workspace.rows<Record<string, string>>(`select
    (select count(*) from orders where tenant_id = $1) as "orders",
    (select count(*) from shipments where tenant_id = $1 and status = 'dispatched') as "shipments",
    (select count(*) from invoices where tenant_id = $1) as "invoices",
    (select count(*) from receipts where tenant_id = $1) as "receipts",
    (select count(*) from stock_moves where tenant_id = $1 and kind = 'issue') as "issues",
    (select sum(on_hand)::bigint from stock_balances where tenant_id = $1) as "onHand",
    (select sum(reserved)::bigint from stock_balances where tenant_id = $1) as "reserved",
    (select sum(gross_minor) from invoices where tenant_id = $1) as "invoicedMinor",
    (select sum(amount_minor) from receipts where tenant_id = $1) as "receivedMinor",
    (select sum(amount_minor - allocated_minor) from receivables where tenant_id = $1) as "openMinor"`);
  return Object.fromEntries(Object.entries(row ?? {}).map(([what, n]) => [what, BigInt(n ?? -1)]));
}
