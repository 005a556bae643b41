import { defineStep } from "@/server/platform/command";
import { advanceCreditedOfReturns, advanceInvoicedOfLines } from "../store";

/**
 * Quantity of shipment lines that went onto an invoice.
 * @throws NaruError conflict `shipments.invoiced_exceeds_shipped`
 */
export const advanceShipmentInvoiced = defineStep("shipments.advance-shipment-invoiced", (scope, lines: readonly { id: string; quantity: string }[]) =>
  advanceInvoicedOfLines(scope, lines));

/**
 * Quantity of returned, invoiced goods that a credit note covers.
 * @throws NaruError conflict `shipments.credited_exceeds_returned`
 */
export const coverReturns = defineStep("shipments.cover-returns", (scope, lines: readonly { id: string; quantity: string }[]) => advanceCreditedOfReturns(scope, lines));
