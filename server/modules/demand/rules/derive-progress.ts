import { addQuantity, compareQuantity, isPositive, maxQuantity, subtractQuantity, sumQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";

/** The quantities of a line that its progress is derived from. */
export interface LineQuantities {
  readonly confirmed: boolean;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly reserved: Quantity;
  readonly scheduled: Quantity;
  readonly shipped: Quantity;
  readonly returned: Quantity;
  readonly returnedUnbilled: Quantity;
  readonly invoiced: Quantity;
}

export const LINE_STATUSES = ["draft", "cancelled", "open", "reserved", "partly_shipped", "shipped", "partly_invoiced", "invoiced"] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];
export const ORDER_PROGRESS = ["open", "partly_shipped", "shipped", "partly_invoiced", "invoiced"] as const;
export type OrderProgress = (typeof ORDER_PROGRESS)[number];

export interface LineProgress {
  readonly status: LineStatus;
  /** ordered − cancelled − shipped */
  readonly openToShip: Quantity;
  /** Open to ship and on no shipment yet. */
  readonly toSchedule: Quantity;
  /** Open to ship without stock put aside. */
  readonly unreserved: Quantity;
  /** shipped − returned unbilled − invoiced */
  readonly billable: Quantity;
}

export interface Progress<Line> {
  readonly order: OrderProgress;
  /** Everything wanted was shipped and everything shipped was invoiced or came back unbilled. */
  readonly fulfilled: boolean;
  readonly lines: readonly (Line & LineProgress)[];
}

const notBelowZero = (q: Quantity) => maxQuantity(ZERO, q);
const wanted = (line: LineQuantities) => notBelowZero(subtractQuantity(line.ordered, line.cancelled));
const reaches = (a: Quantity, b: Quantity) => compareQuantity(a, b) >= 0;

const isShipped = (line: LineQuantities) => reaches(line.shipped, wanted(line));
const isSettled = (line: LineQuantities) => isShipped(line) && reaches(addQuantity(line.invoiced, line.returnedUnbilled), line.shipped);
const isDead = (line: LineQuantities) => !isPositive(wanted(line)) && !isPositive(line.shipped);

function lineProgress(line: LineQuantities): LineProgress {
  const openToShip = notBelowZero(subtractQuantity(wanted(line), line.shipped));
  return {
    status: lineStatus(line, openToShip),
    openToShip,
    toSchedule: notBelowZero(subtractQuantity(openToShip, line.scheduled)),
    unreserved: notBelowZero(subtractQuantity(openToShip, line.reserved)),
    billable: notBelowZero(subtractQuantity(line.shipped, sumQuantity([line.returnedUnbilled, line.invoiced]))),
  };
}

function lineStatus(line: LineQuantities, openToShip: Quantity): LineStatus {
  if (isDead(line)) return "cancelled";
  if (isPositive(line.shipped)) {
    if (!isShipped(line)) return "partly_shipped";
    if (isSettled(line)) return "invoiced";
    return isPositive(line.invoiced) ? "partly_invoiced" : "shipped";
  }
  if (!line.confirmed) return "draft";
  return reaches(line.reserved, openToShip) ? "reserved" : "open";
}

/**
 * How far an order and each of its lines are, from their quantities alone. An order is only as far as its slowest line:
 * it is shipped when nothing is left to ship, and speaks of invoices from then on. Cancelled lines do not hold it back.
 */
export function deriveProgress<Line extends LineQuantities>(lines: readonly Line[]): Progress<Line> {
  const living = lines.filter((line) => !isDead(line));
  return {
    order: orderProgress(living),
    fulfilled: living.length > 0 && living.every(isSettled),
    lines: lines.map((line) => ({ ...line, ...lineProgress(line) })),
  };
}

function orderProgress(living: readonly LineQuantities[]): OrderProgress {
  if (!living.some((line) => isPositive(line.shipped))) return "open";
  if (!living.every(isShipped)) return "partly_shipped";
  if (living.every(isSettled)) return "invoiced";
  return living.some((line) => isPositive(line.invoiced)) ? "partly_invoiced" : "shipped";
}
