import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";
import { findItemIdsByCodes, upsertCategory, upsertItem } from "@/server/modules/catalog";
import { findCustomerIdsByCodes, upsertCustomer } from "@/server/modules/customers";
import { getInvoice, issueInvoice } from "@/server/modules/invoicing";
import { listBankAccounts } from "@/server/modules/ledger";
import { confirmOrder, createOrder } from "@/server/modules/orders";
import { findBasePriceList, setPriceEntries } from "@/server/modules/pricing";
import { recordReceipt, suggestReceiptAllocation } from "@/server/modules/receivables";
import { advanceSample, lockSample } from "@/server/modules/setup";
import { createShipment, deliverShipment, dispatchShipment, openLines, releaseShipment } from "@/server/modules/shipments";
import { listWarehouses, upsertOpeningStock } from "@/server/modules/stock";
import { linkSupplierItem, upsertSupplier } from "@/server/modules/supply";
import { activeMembers } from "@/server/modules/workspaces";
import { systemActor, userActor, type UserId } from "@/server/platform/actor";
import { fixedClock } from "@/server/platform/clock";
import { withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";
import { SAMPLE_ORDERS, sampleGoods, wordsOf, type Reach } from "./sample-goods";

/** Goods and customers, opening stock, then an order a step. */
export const SAMPLE_STEPS = 2 + SAMPLE_ORDERS.length;
const OPENING_DAYS_AGO = 45;

/**
 * Fills a workspace of sample data through the same doors as people, each step one transaction with its mark: killed at any
 * moment, it goes on where it was, and nothing is made twice.
 */
export async function continueSample(context: TenantContext, options: { steps?: number } = {}): Promise<void> {
  const owner = await withTenant({ ...context, actor: systemActor("sample") }, async (scope) => (await activeMembers(scope)).find((one) => one.role === "owner"));
  if (!owner) return;
  const actor = userActor({ userId: owner.userId as UserId, role: "owner", ownCustomersOnly: false });
  for (let left = options.steps ?? SAMPLE_STEPS; left > 0; left -= 1) {
    const next = await withTenant({ ...context, actor }, async (scope) => ({ state: await lockSample(scope), today: scope.today }));
    if (!next.state || next.state.removeAskedAt || next.state.sampleDone >= next.state.sampleSteps) return;
    const { sampleDone } = next.state;
    const on = addDays(next.today, -daysAgo(sampleDone));
    const clock = on === next.today ? context.clock : fixedClock(new Date(`${on}T04:00:00Z`));
    await withTenant({ ...context, actor, clock }, async (scope) => {
      const state = await lockSample(scope);
      if (state?.sampleDone !== sampleDone) return;
      await playStep(scope, sampleDone, next.today);
      await advanceSample(scope, sampleDone + 1);
    });
  }
}

const daysAgo = (step: number) => (step < 2 ? OPENING_DAYS_AGO : (SAMPLE_ORDERS[step - 2]?.daysAgo ?? 0));
const codeOf = (customer: number) => `S-${String(customer + 1).padStart(2, "0")}`;

async function playStep(scope: TenantScope, step: number, today: CalendarDate): Promise<void> {
  if (step === 0) return masterData(scope);
  if (step === 1) return openingStock(scope);
  const order = SAMPLE_ORDERS[step - 2];
  if (order) await playOrder(scope, order, today);
}

async function masterData(scope: TenantScope): Promise<void> {
  const { language, homeCurrency, country } = scope.workspace;
  const words = wordsOf(language);
  const list = await findBasePriceList(scope, homeCurrency);
  await upsertCategory.within(scope, { code: "SAMPLE", name: words.category });
  const { supplierId } = await upsertSupplier.within(scope, { code: "S-01", name: words.supplier, country });
  for (const good of sampleGoods(language, homeCurrency)) {
    const { itemId } = await upsertItem.within(scope, { code: good.code, name: good.name, categoryCode: good.category, unitCode: "EA", standardCost: good.cost, reorderPoint: "20" });
    if (list) await setPriceEntries.within(scope, { priceListId: list.id as never, entries: [{ itemId: itemId as never, unitPrice: good.price }] });
    await linkSupplierItem.within(scope, { supplierId: supplierId as never, itemId: itemId as never });
  }
  for (const [i, name] of words.customers.entries()) {
    await upsertCustomer.within(scope, {
      code: codeOf(i), name, type: "direct", email: `orders${i + 1}@customer.example`,
      entity: { name, country }, address: { line1: `${words.street} ${i + 1}`, city: words.city, country },
    } as never);
  }
}

async function openingStock(scope: TenantScope): Promise<void> {
  const [warehouse] = (await listWarehouses.within(scope, {})).filter((one) => one.isDefault);
  const goods = sampleGoods(scope.workspace.language, scope.workspace.homeCurrency);
  const ids = await findItemIdsByCodes(scope, goods.map((good) => good.code));
  await upsertOpeningStock.within(scope, {
    warehouseId: warehouse?.id as never,
    lines: goods.map((good) => ({ itemId: ids.get(good.code) as never, quantity: "250", unitCost: good.cost })),
  });
}

const REACHES: readonly Reach[] = ["draft", "confirmed", "shipped", "invoiced", "paid"];

/** An order as far as it went, everything on its own day: what matters is how each screen looks with it. */
async function playOrder(scope: TenantScope, order: (typeof SAMPLE_ORDERS)[number], today: CalendarDate): Promise<void> {
  const reached = (reach: Reach) => REACHES.indexOf(order.reach) >= REACHES.indexOf(reach);
  const goods = sampleGoods(scope.workspace.language, scope.workspace.homeCurrency);
  const items = await findItemIdsByCodes(scope, goods.map((good) => good.code));
  const customerId = (await findCustomerIdsByCodes(scope, [codeOf(order.customer)])).get(codeOf(order.customer)) as never;
  const requiredOn = addDays(reached("shipped") ? scope.today : today, 5);
  const { orderId } = await createOrder.within(scope, {
    customerId, requiredOn,
    lines: order.lines.map(([good, pieces]) => ({ itemId: items.get(goods[good]?.code ?? "") as never, quantity: String(pieces) })),
  });
  if (!reached("confirmed")) return;
  await confirmOrder.within(scope, { orderId: orderId as never });
  if (!reached("shipped")) return;
  const open = await openLines.within(scope, { orderId: orderId as never });
  const { shipments } = await createShipment.within(scope, { lines: open.lines.map((line) => ({ demandLineId: line.demandLineId as never, quantity: line.ordered })) });
  const shipmentId = shipments[0]?.shipmentId as never;
  await releaseShipment.within(scope, { shipmentId });
  await dispatchShipment.within(scope, { shipmentId });
  if (!reached("invoiced")) return;
  await deliverShipment.within(scope, { shipmentId });
  const { invoiceId } = await issueInvoice.within(scope, { shipmentIds: [shipmentId] });
  if (reached("paid")) await pay(scope, customerId, invoiceId);
}

async function pay(scope: TenantScope, customerId: never, invoiceId: string): Promise<void> {
  const [bank] = (await listBankAccounts.within(scope, {})).rows;
  const { openMinor } = await getInvoice.within(scope, { invoiceId: invoiceId as never });
  const { items } = await suggestReceiptAllocation.within(scope, { customerId, amountMinor: openMinor });
  const allocations = items.filter((item) => item.suggestedMinor > 0n).map((item) => ({ receivableId: item.id as never, amountMinor: item.suggestedMinor }));
  await recordReceipt.within(scope, { customerId, method: "transfer", bankAccountId: bank?.id as never, amountMinor: openMinor, allocations });
}
