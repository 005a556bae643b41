import type { CalendarDate } from "@/server/kernel/calendar-date";
import { refused } from "@/server/kernel/errors";
import { addQuantity, isPositive, ZERO, type Quantity } from "@/server/kernel/quantity";
import { decimalText } from "@/server/kernel/money";
import { defineStep } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { planIssue, type AtLocation, type Balance, type IssuePlan } from "../rules/plan-issue";
import {
  insertMoves, placeKey, selectBalancesForUpdate, selectItemCode, selectLocationBalances,
  type MoveKind, type MoveSource, type NewMove, type Place, type PlaceKey,
} from "../store";
import { takeFromReservations, type ReservationChange } from "../store-reservations";

export interface IssueLine extends Place {
  readonly sourceLineId: string | null;
  readonly locationId?: string | null;
  /** Base units, above zero. */
  readonly quantity: Quantity;
  /** The reservation this line uses up with the goods. */
  readonly consumeReservationOf?: { readonly type: string; readonly id: string; readonly quantity: Quantity } | null;
}

export interface Issue {
  readonly on: CalendarDate;
  readonly source: MoveSource;
  readonly lines: readonly IssueLine[];
  readonly kind?: Extract<MoveKind, "issue" | "transfer_out" | "adjustment" | "scrap" | "count">;
  readonly reason?: string | null;
}

export interface IssuedLine {
  readonly sourceLineId: string | null;
  /** First of the line's moves; a line taken from several locations has one for each. */
  readonly moveId: string;
  /** Cost of what left, home currency minor units, moving average. */
  readonly costMinor: bigint;
  readonly takes: readonly { readonly moveId: string; readonly locationId: string; readonly quantity: Quantity; readonly valueMinor: bigint }[];
}

/** Balances of places, locked, and what lies at which of their locations. */
export interface LockedGoods {
  readonly balances: Map<PlaceKey, Balance>;
  readonly locations: Map<PlaceKey, AtLocation[]>;
}

/** Locks the balances of places, sorted by item and warehouse, and reads what lies where. */
export const lockGoods = defineStep("stock.lock-goods", async (scope, places: readonly Place[]): Promise<LockedGoods> => {
  const [balances, locations] = await Promise.all([selectBalancesForUpdate(scope, places), selectLocationBalances(scope, places)]);
  return { balances, locations };
});

/**
 * Plans an issue against goods that are locked: what it costs is known before anything is written, so the caller can send
 * `write` together with its own statements.
 * @throws NaruError `stock.short`, `stock.short_at_location`; `write` throws conflict `stock.reservation_gone`, `stock.changed_meanwhile`
 */
export const planIssueOf = defineStep(
  "stock.plan-issue",
  async (scope, goods: LockedGoods, issue: Issue): Promise<{ issued: IssuedLine[]; write(): Promise<void> }> => {
    const moves: NewMove[] = [];
    const consumed = new Map<PlaceKey, Quantity>();
    const issued: IssuedLine[] = [];
    for (const line of issue.lines) {
      const key = placeKey(line);
      const consumes = line.consumeReservationOf?.quantity ?? ZERO;
      const balance = goods.balances.get(key) ?? { onHand: ZERO, reserved: ZERO, valueMinor: 0n };
      const plan = planIssue(balance, goods.locations.get(key) ?? [], { quantity: line.quantity, locationId: line.locationId, consumes });
      if (plan.kind !== "planned") throw await shortage(scope, line, plan);
      goods.balances.set(key, plan.balance);
      goods.locations.set(key, [...plan.places]);
      consumed.set(key, addQuantity(consumed.get(key) ?? ZERO, consumes));
      const takes = plan.takes.map((take) => ({ ...take, moveId: newId() }));
      for (const take of takes) {
        moves.push({
          id: take.moveId, kind: issue.kind ?? "issue", itemId: line.itemId, warehouseId: line.warehouseId, locationId: take.locationId,
          quantity: decimalText(`-${take.quantity}`), valueMinor: -take.valueMinor, sourceLineId: line.sourceLineId, reason: issue.reason ?? null,
        });
      }
      issued.push({ sourceLineId: line.sourceLineId, moveId: takes[0]?.moveId ?? "", costMinor: plan.costMinor, takes });
    }
    const write = async () => {
      await Promise.all([takeFromReservations(scope, consumptions(issue.lines)), insertMoves(scope, { ...issue, moves, consumed })]);
    };
    return { issued, write };
  },
);

/**
 * Takes goods out of stock and says what they cost. Stock reserved for others stays where it is. Posts no journal:
 * the caller posts one for its document.
 * @throws NaruError `stock.short`, `stock.short_at_location`; conflict `stock.reservation_gone`, `stock.changed_meanwhile`
 */
export const issueStock = defineStep("stock.issue-stock", async (scope, issue: Issue): Promise<IssuedLine[]> => {
  const { issued, write } = await planIssueOf(scope, await lockGoods(scope, issue.lines), issue);
  await write();
  return issued;
});

function consumptions(lines: readonly IssueLine[]): ReservationChange[] {
  return lines.flatMap((line) => {
    const own = line.consumeReservationOf;
    return own && isPositive(own.quantity)
      ? [{ source: { type: own.type, id: own.id }, itemId: line.itemId, warehouseId: line.warehouseId, quantity: own.quantity }]
      : [];
  });
}

async function shortage(scope: TenantScope, line: IssueLine, plan: Exclude<IssuePlan, { kind: "planned" }>) {
  const item = await selectItemCode(scope, line.itemId);
  const params = { item, wanted: line.quantity, available: plan.available };
  return refused(plan.kind === "short" ? "stock.short" : "stock.short_at_location", params);
}
