export { promiseLines, type PromiseLine } from "./commands/promise-lines";
export { reserveDemand, releaseDemand, releaseAllReserved, type LineReservation } from "./commands/reserve-demand";
export { checkAvailability } from "./queries/check-availability";
export { listStock } from "./queries/list-stock";
export { itemAvailability } from "./queries/item-availability";
export { availableToPromise, type AvailableToPromise, type CurveDay, type OnDay, type PromisingFacts } from "./rules/available-to-promise";
export { promiseInOrder, type LinePromise, type PromiseBasis } from "./rules/promise-in-order";
