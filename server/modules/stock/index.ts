export { lockBalances, reserveStock, releaseReservation } from "./commands/reserve-stock";
export { issueStock, type Issue, type IssueLine, type IssuedLine } from "./commands/issue-stock";
export { receiveStock, type Receive, type ReceiveLine } from "./commands/receive-stock";
export { installDefaultWarehouse } from "./commands/install-default-warehouse";
export { stockIncreased, reservationsReleased } from "./events";
export { placeKey, type Place, type PlaceKey } from "./store";
export type { ReservationChange } from "./store-reservations";
export type { Balance } from "./rules/plan-issue";
