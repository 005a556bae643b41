import { byHands, type Flow } from "../flow";
import { stockedGoods } from "../goods";
import type { ChaosWorkspace } from "../stage";

/** Orders are created and confirmed; another company's system hears of both, of each once by its id. */
export const webhooks = (orders: number): Flow => ({
  name: "webhooks",
  async begin(workspace, struck) {
    const { client, stage, tenantId } = workspace;
    const goods = await workspace.within((scope) => stockedGoods(scope, { onHand: 10_000, customers: 3 }));
    const endpoint = { url: `${stage.postbox.address}/${tenantId}`, eventTypes: ["order.created", "order.confirmed"] };
    const { secret } = await client.mutate<{ secret: string }>("webhooks.createEndpoint", endpoint);
    stage.postbox.expect(tenantId, secret);
    const asked = byHands(4, orders, struck, async (n) =>
      void (await client.mutate("orders.create", { customerId: goods.customerIds[n % 3], confirm: true, lines: [{ itemId: goods.itemId, quantity: "1" }] })));
    asked.catch(() => undefined);
    return {
      asked,
      share: () => Promise.resolve(stage.postbox.messages(tenantId).size / (2 * orders)),
      settled: async () => (await workspace.count("from webhook_deliveries where tenant_id = $1 and status = 'pending'")) === 0,
      complaints: () => complaintsOf(workspace, orders),
    };
  },
});

async function complaintsOf({ stage, tenantId }: ChaosWorkspace, orders: number): Promise<string[]> {
  const rows = await stage.rows<{ number: string }>("select number from orders where tenant_id = $1", [tenantId]);
  const undelivered = await stage.rows<{ status: string; last_fault: string }>("select status, last_fault from webhook_deliveries where tenant_id = $1 and status <> 'delivered'", [tenantId]);
  const heard = [...stage.postbox.messages(tenantId).values()];
  const timesOf = (number: string, type: string) => heard.filter((m) => m.orderNumber === number && m.type === type).length;
  const wrong = rows.flatMap(({ number }) => ["order.created", "order.confirmed"].filter((type) => timesOf(number, type) !== 1).map((type) => `${type} of ${number} was told ${timesOf(number, type)} times`));
  return [
    ...(rows.length === orders ? [] : [`${rows.length} orders instead of ${orders}`]),
    ...(heard.length === 2 * orders ? [] : [`${heard.length} messages instead of ${2 * orders}`]),
    ...wrong.slice(0, 5),
    ...undelivered.slice(0, 3).map((d) => `a delivery is ${d.status}: ${d.last_fault}`),
    ...stage.postbox.faults.slice(0, 3),
  ];
}
