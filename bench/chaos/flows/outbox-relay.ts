import { confirmOrder, createOrder } from "@/server/modules/orders";
import { setCreditLimit } from "@/server/modules/credit";
import { byHands, compare, type Flow } from "../flow";
import { stockedGoods } from "../goods";
import type { ChaosWorkspace } from "../stage";

/**
 * Facts and their consequences: goods arrive one by one and each piece is put aside for the order that waits longest; orders
 * over their limit are held and the one who may release them is told of each once.
 */
export const outboxRelay = (pieces: number): Flow => ({
  name: "outbox relay",
  async begin(workspace, struck) {
    const goods = await workspace.within(async (scope) => {
      const made = await stockedGoods(scope, { onHand: 0, customers: 2 });
      const [waits, held] = made.customerIds;
      await setCreditLimit.within(scope, { customerId: held ?? "", limitMinor: 1n });
      for (let i = 0; i < pieces; i += 1) {
        const { orderId } = await createOrder.within(scope, { customerId: waits ?? "", allowBackOrder: true, lines: [{ itemId: made.itemId, quantity: "1" }] });
        await confirmOrder.within(scope, { orderId });
      }
      return made;
    });
    const asked = byHands(4, pieces, struck, async (n) => {
      await workspace.client.mutate("stock.receive", { warehouseId: goods.warehouseId, lines: [{ itemId: goods.itemId, quantity: "1", unitCost: "600" }] });
      if (n % 2 === 0) await workspace.client.mutate("orders.create", { customerId: goods.customerIds[1], confirm: true, allowBackOrder: true, lines: [{ itemId: goods.itemId, quantity: "1" }] });
    });
    asked.catch(() => undefined);
    return {
      asked,
      share: async () => (await workspace.count("from stock_documents where tenant_id = $1")) / pieces,
      settled: async () => (await workspace.count("from outbox_events where tenant_id = $1 and handled_at is null and dead_at is null")) === 0,
      complaints: async () => compare(expected(pieces), await found(workspace)),
    };
  },
});

function expected(pieces: number): Record<string, number> {
  const held = Math.ceil(pieces / 2);
  return { reserved: pieces, servedLines: pieces, held, notices: held, heardOfHolding: held, heardOfArriving: pieces, heardTwice: 0, dead: 0 };
}

async function found(workspace: ChaosWorkspace): Promise<Record<string, number>> {
  const heard = (type: string) => `(select count(*)::int from outbox_deliveries d join outbox_events e on e.tenant_id = d.tenant_id and e.id = d.event_id where d.tenant_id = $1 and e.type = '${type}')`;
  const [row] = await workspace.rows<Record<string, number>>(`select
    (select sum(reserved)::int from stock_balances where tenant_id = $1) as "reserved",
    (select count(*)::int from demand_lines where tenant_id = $1 and reserved = 1) as "servedLines",
    (select count(*)::int from orders where tenant_id = $1 and status = 'credit_hold') as "held",
    (select count(*)::int from notifications where tenant_id = $1 and code = 'orders.held') as "notices",
    ${heard("order.held")} as "heardOfHolding",
    ${heard("stock.increased")} as "heardOfArriving",
    (select count(*)::int from (select 1 from outbox_deliveries where tenant_id = $1 group by event_id, subscriber having count(*) > 1) as twice) as "heardTwice",
    (select count(*)::int from outbox_events where tenant_id = $1 and dead_at is not null) as "dead"`);
  return row ?? {};
}
