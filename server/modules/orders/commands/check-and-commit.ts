import type { CalendarDate } from "@/server/kernel/calendar-date";
import { getItemsByIds } from "@/server/modules/catalog";
import { creditExposure, decideCredit, lockCreditAccount, setCommitment } from "@/server/modules/credit";
import { confirmDemand, openCommitmentMinor, pushCharges, pushDemand } from "@/server/modules/demand";
import { promiseLines, reserveDemand } from "@/server/modules/promising";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { checkAvailability, checkCredit, checkPrices, type Check, type LinePromise } from "../rules/decide-confirmation";
import type { PriceStatus } from "../rules/price-lines";
import { readCharges, readLines, setPromisedDates, type OrderLineRow, type OrderRow } from "../store";

export interface CheckedOrder {
  readonly checks: readonly Check[];
  /** What each live line would be promised and may reserve now; complete only when availability did not fail. */
  readonly promised: ReadonlyMap<string, { promisedOn: CalendarDate; reserve: string }>;
  readonly lines: readonly OrderLineRow[];
  readonly stockedItems: ReadonlySet<string>;
}

/**
 * Looks at availability, price and credit of an order under lock: the credit row first, then the stock rows, so that two
 * orders for the last unit or the last of the limit cannot both pass. Changes nothing.
 */
export async function runChecks(scope: TenantScope, order: OrderRow, options: { allowBackOrder: boolean }): Promise<CheckedOrder> {
  const account = await lockCreditAccount(scope, order.customerId);
  const lines = (await readLines(scope, order.id)).filter((l) => l.cancelledAt === null);
  const items = await getItemsByIds(scope, [...new Set(lines.map((l) => l.itemId))]);
  const itemOf = (line: OrderLineRow) => items.get(line.itemId);
  const stocked = lines.filter((l) => itemOf(l)?.kind === "stocked");
  const promises = await promiseLines(scope, {
    lock: true,
    lines: stocked.map((l) => ({ key: l.id, itemId: l.itemId, warehouseId: l.warehouseId, quantity: l.quantity, requiredOn: l.requiredOn })),
  });
  const promiseOf = new Map(promises.map((p) => [p.key, p]));
  const availability = checkAvailability(
    stocked.flatMap((l): LinePromise[] => {
      const p = promiseOf.get(l.id);
      if (!p) return [];
      return [{ lineNo: l.lineNo, itemCode: itemOf(l)?.code ?? "", quantity: l.quantity, requiredOn: l.requiredOn, availableNow: p.availableNow, promisedOn: p.promisedOn, shortBy: p.shortBy }];
    }),
    { today: scope.today, allowBackOrder: options.allowBackOrder },
  );
  const price = checkPrices(lines.map((l) => ({ lineNo: l.lineNo, itemCode: itemOf(l)?.code ?? "", priceStatus: l.priceStatus as PriceStatus, unitPrice: l.unitPrice })));
  const credit = await weighCredit(scope, account, order.customerId, order.grossMinor);
  const byLineNo = new Map(lines.map((l) => [l.lineNo, l]));
  const promised = new Map<string, { promisedOn: CalendarDate; reserve: string }>();
  for (const p of availability.promised) {
    const line = byLineNo.get(p.lineNo);
    if (line) promised.set(line.id, { promisedOn: p.promisedOn, reserve: p.reserve });
  }
  for (const line of lines) {
    if (itemOf(line)?.kind === "service") promised.set(line.id, { promisedOn: line.requiredOn < scope.today ? scope.today : line.requiredOn, reserve: "0" });
  }
  return { checks: [availability.check, price, credit], promised, lines, stockedItems: new Set(stocked.map((l) => l.itemId)) };
}

/** The credit step for an amount that would come on top of everything else. The account is locked by the caller. */
export async function weighCredit(
  scope: TenantScope,
  account: Awaited<ReturnType<typeof lockCreditAccount>>,
  customerId: string,
  orderMinor: bigint,
): Promise<Check> {
  const { receivableMinor, advanceMinor, committedMinor } = await creditExposure(scope, customerId);
  const { limitMinor, held, holdReason } = account;
  const policy = scope.workspace.settings.creditPolicy;
  const decision = decideCredit({ limitMinor, receivableMinor, advanceMinor, committedMinor, orderMinor, customerHeld: held, policy });
  return checkCredit({ ...decision, limitMinor, orderMinor, customerHeld: held, holdReason });
}

/** Makes a checked order demand: pushes its lines and charges, reserves what is there, commits credit. Rows are locked already. */
export async function commitOrder(scope: TenantScope, order: OrderRow, checked: CheckedOrder): Promise<void> {
  const charges = await readCharges(scope, order.id);
  const source = { type: "order" as const, id: order.id, number: order.number };
  const shared = {
    sourceType: source.type,
    sourceId: source.id,
    sourceNumber: source.number,
    customerId: order.customerId,
    legalEntityId: order.legalEntityId,
    currency: order.currency,
  };
  await pushDemand(
    scope,
    checked.lines.map((l) => ({
      ...shared,
      id: l.id,
      lineNo: l.lineNo,
      itemId: l.itemId,
      isStocked: checked.stockedItems.has(l.itemId),
      warehouseId: l.warehouseId,
      description: l.description,
      shipSeparately: l.shipSeparately,
      requiredOn: l.requiredOn,
      unitPrice: l.unitPrice,
      discountPercent: l.discountPercent,
      taxCodeId: l.taxCodeId,
      expectedTaxPercent: l.taxRatePercent,
      ordered: l.quantity,
    })),
  );
  await pushCharges(
    scope,
    charges.map((c) => ({
      ...shared,
      id: c.id,
      kind: c.kind,
      description: c.description,
      amountMinor: c.amountMinor,
      taxCodeId: c.taxCodeId,
      expectedTaxPercent: c.taxRatePercent,
    })),
  );
  const dates = new Map([...checked.promised].map(([id, p]) => [id, p.promisedOn]));
  await confirmDemand(scope, order.id, dates);
  await setPromisedDates(scope, order.id, dates);
  await reserveDemand(
    scope,
    checked.lines.map((l) => ({ demandLineId: l.id, itemId: l.itemId, warehouseId: l.warehouseId, quantity: checked.promised.get(l.id)?.reserve ?? "0" })),
  );
  await recommitOrder(scope, order);
}

/** Sets the order's credit commitment to what it still leaves to invoice. The credit row is locked already. */
export async function recommitOrder(scope: TenantScope, order: { id: string; customerId: string }): Promise<void> {
  await setCommitment(scope, {
    customerId: order.customerId,
    source: { type: "order", id: order.id },
    amountMinor: await openCommitmentMinor(scope, order.id),
  });
}
