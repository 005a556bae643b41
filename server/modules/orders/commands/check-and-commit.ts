import type { CalendarDate } from "@/server/kernel/calendar-date";
import { isPositive, ZERO } from "@/server/kernel/quantity";
import { getItemsByIds, type ItemFacts } from "@/server/modules/catalog";
import { creditExposure, decideCredit, lockCreditAccount, setCommitment } from "@/server/modules/credit";
import { openCommitmentMinor, pushConfirmedDemand } from "@/server/modules/demand";
import { promiseLines } from "@/server/modules/promising";
import { reserveStock } from "@/server/modules/stock";
import { hasFunction } from "@/server/platform/has-function";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { checkAvailability, checkCredit, checkPrices, type Check, type LinePromise } from "../rules/decide-confirmation";
import type { PriceStatus } from "../rules/price-lines";
import { readCharges, readLines, type OrderChargeRow, type OrderLineRow, type OrderRow } from "../store";

/** What the checks and the commitment need to know of an order, stored or about to be. */
export type OrderFacts = Pick<OrderRow, "id" | "number" | "customerId" | "legalEntityId" | "currency" | "grossMinor">;
/** A line of it, stored or about to be. */
export type LineFacts = Pick<
  OrderLineRow,
  | "id" | "lineNo" | "itemId" | "quantity" | "warehouseId" | "description" | "shipSeparately" | "requiredOn" | "unitPrice" | "discountPercent" | "taxCodeId" | "taxRatePercent" | "priceStatus"
>;
export type ChargeFacts = Pick<OrderChargeRow, "id" | "kind" | "description" | "amountMinor" | "taxCodeId" | "taxRatePercent">;

export interface CheckedOrder {
  readonly checks: readonly Check[];
  /** What each live line would be promised and may reserve now; complete only when availability did not fail. */
  readonly promised: ReadonlyMap<string, { promisedOn: CalendarDate; reserve: string }>;
  readonly lines: readonly LineFacts[];
  readonly stockedItems: ReadonlySet<string>;
}

/**
 * Looks at availability, price and credit of an order under lock: the credit row first, then the stock rows, so that two
 * orders for the last unit or the last of the limit cannot both pass. Everything is asked in one go: statements of one
 * connection run in the order in which they were sent, and each sees what was committed before it ran. Changes nothing.
 */
export async function runChecks(
  scope: TenantScope,
  order: Omit<OrderFacts, "number">,
  lines: readonly LineFacts[],
  options: { allowBackOrder: boolean; items: ReadonlyMap<string, ItemFacts> },
): Promise<CheckedOrder> {
  const { items } = options;
  const itemOf = (line: LineFacts) => items.get(line.itemId);
  const stocked = lines.filter((l) => itemOf(l)?.kind === "stocked");
  const [account, promises, exposure] = await Promise.all([
    lockCreditAccount(scope, order.customerId),
    promiseLines(scope, {
      lock: true,
      items,
      lines: stocked.map((l) => ({ key: l.id, itemId: l.itemId, warehouseId: l.warehouseId, quantity: l.quantity, requiredOn: l.requiredOn })),
    }),
    creditExposure(scope, order.customerId),
  ]);
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
  const credit = creditCheck(scope, account, exposure, order.grossMinor);
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

/** `runChecks` of an order that is stored and locked, over its live lines. */
export async function runChecksOfStored(scope: TenantScope, order: OrderRow, options: { allowBackOrder: boolean }): Promise<CheckedOrder & { charges: ChargeFacts[] }> {
  const [stored, charges] = await Promise.all([readLines(scope, order.id), readCharges(scope, order.id)]);
  const lines = stored.filter((l) => l.cancelledAt === null);
  const items = await getItemsByIds(scope, [...new Set(lines.map((l) => l.itemId))]);
  return { ...(await runChecks(scope, order, lines, { ...options, items })), charges };
}

type Account = Awaited<ReturnType<typeof lockCreditAccount>>;
type Exposure = Awaited<ReturnType<typeof creditExposure>>;

/** The credit step for an amount that would come on top of everything else. The account is locked by the caller. */
export async function weighCredit(scope: TenantScope, account: Account, customerId: string, orderMinor: bigint): Promise<Check> {
  return creditCheck(scope, account, await creditExposure(scope, customerId), orderMinor);
}

function creditCheck(scope: TenantScope, account: Account, exposure: Exposure, orderMinor: bigint): Check {
  const { receivableMinor, advanceMinor, committedMinor } = exposure;
  // Without credit control nobody has a limit or a hold; both are back when it is.
  const { limitMinor, held, holdReason } = hasFunction(scope, "credit") ? account : { limitMinor: null, held: false, holdReason: null };
  const policy = scope.workspace.settings.creditPolicy;
  const decision = decideCredit({ limitMinor, receivableMinor, advanceMinor, committedMinor, orderMinor, customerHeld: held, policy });
  return checkCredit({ ...decision, limitMinor, orderMinor, customerHeld: held, holdReason });
}

/**
 * Makes a checked order demand: puts aside what is there, pushes its lines and charges with their promised dates, commits
 * credit. Rows are locked already.
 */
export async function commitOrder(scope: TenantScope, order: OrderFacts, checked: CheckedOrder, charges: readonly ChargeFacts[]): Promise<void> {
  const source = { sourceType: "order", sourceId: order.id, sourceNumber: order.number };
  const shared = { ...source, customerId: order.customerId, legalEntityId: order.legalEntityId, currency: order.currency };
  const reserves = checked.lines.flatMap((l) => {
    const quantity = checked.promised.get(l.id)?.reserve ?? ZERO;
    return isPositive(quantity) ? [{ source: { type: "demand_line", id: l.id }, itemId: l.itemId, warehouseId: l.warehouseId, quantity }] : [];
  });
  const [, amountMinor] = await Promise.all([
    reserveStock(scope, reserves),
    pushConfirmedDemand(
      scope,
      checked.lines.map((l) => {
        const promise = checked.promised.get(l.id);
        if (!promise) throw new Error(`line ${l.id} was checked without a promise`);
        const { id, lineNo, itemId, warehouseId, description, shipSeparately, requiredOn, unitPrice, discountPercent, taxCodeId } = l;
        return {
          ...shared, id, lineNo, itemId, warehouseId, description, shipSeparately, requiredOn, unitPrice, discountPercent, taxCodeId,
          isStocked: checked.stockedItems.has(itemId),
          expectedTaxPercent: l.taxRatePercent,
          ordered: l.quantity,
          promisedOn: promise.promisedOn,
          reserved: promise.reserve,
        };
      }),
      charges.map(({ id, kind, description, amountMinor: minor, taxCodeId, taxRatePercent }) => ({ ...shared, id, kind, description, amountMinor: minor, taxCodeId, expectedTaxPercent: taxRatePercent })),
    ),
  ]);
  await setCommitment(scope, { customerId: order.customerId, source: { type: "order", id: order.id }, amountMinor });
}

/** The promised date of each line, as its order keeps it. */
export function promisedDates(checked: CheckedOrder): Map<string, CalendarDate> {
  return new Map([...checked.promised].map(([id, p]) => [id, p.promisedOn]));
}

/** Sets the order's credit commitment to what it still leaves to invoice. The credit row is locked already. */
export async function recommitOrder(scope: TenantScope, order: { id: string; customerId: string }): Promise<void> {
  await setCommitment(scope, {
    customerId: order.customerId,
    source: { type: "order", id: order.id },
    amountMinor: await openCommitmentMinor(scope, order.id),
  });
}
