export { pushConfirmedDemand, pushDemand, pushCharges, dropDemandExcept, confirmDemand, unconfirmDemand, holdDemand, cancelCharges, lockDemandLines } from "./commands/push-demand";
export {
  advanceReserved, advanceScheduled, advanceShipped, withdrawShipped, advanceRecognised, advanceReturned, advanceInvoiced, advanceCredited, advanceCancelled,
  advanceChargesInvoiced,
} from "./commands/advance-demand";
export { demandLinesByIds, demandLinesOf, demandLinesOfSources, demandChargesOf, openCommitmentMinor, unreservedDemandByDate, linesAwaitingStock, type DemandOnDay } from "./queries/demand-lines";
export { deriveProgress, LINE_STATUSES, ORDER_PROGRESS, type LineQuantities, type LineProgress, type LineStatus, type OrderProgress, type Progress } from "./rules/derive-progress";
export { netOfQuantity, type LineTerms } from "./rules/net-of-quantity";
export { openCommitment } from "./rules/open-commitment";
export type { DemandLine, DemandCharge, DemandTerms, ChargeTerms, ConfirmedTerms } from "./store";
