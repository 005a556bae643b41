import { sumMinor, taxOn, type DecimalText } from "@/server/kernel/money";
import { maxQuantity, subtractQuantity, sumQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { netOfQuantity, type LineTerms } from "./net-of-quantity";

export interface CommittedLine extends LineTerms {
  readonly confirmed: boolean;
  readonly expectedTaxPercent: DecimalText;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  readonly returnedUnbilled: Quantity;
  readonly invoiced: Quantity;
}

export interface CommittedCharge {
  readonly confirmed: boolean;
  readonly cancelled: boolean;
  readonly expectedTaxPercent: DecimalText;
  readonly amountMinor: bigint;
  readonly invoicedMinor: bigint;
}

/**
 * What confirmed lines and charges still claim of the customer's credit, tax included, minor units:
 * per line net(open) + tax(net(open)) with open = ordered − cancelled − returned unbilled − invoiced;
 * per charge what is not invoiced yet, plus its tax. What is invoiced is a receivable and counts there.
 */
export function openCommitment(lines: readonly CommittedLine[], charges: readonly CommittedCharge[]): bigint {
  const ofLines = lines.filter((line) => line.confirmed).map((line) => {
    const closed = sumQuantity([line.cancelled, line.returnedUnbilled, line.invoiced]);
    const open = maxQuantity(ZERO, subtractQuantity(line.ordered, closed));
    const net = netOfQuantity(line, open);
    return net + taxOn(net, line.expectedTaxPercent);
  });
  const ofCharges = charges.filter((charge) => charge.confirmed && !charge.cancelled).map((charge) => {
    const open = charge.amountMinor - charge.invoicedMinor;
    return open + taxOn(open, charge.expectedTaxPercent);
  });
  return sumMinor([...ofLines, ...ofCharges]);
}
