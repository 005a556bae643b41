import { isZero } from "@/server/kernel/quantity";
import type { PostalAddress } from "./address-lines";
import type { DocumentContent } from "./document-content";
import { begin, facts, notesBlock, partyLines, type Frame } from "./document-frame";

export interface OrderFacts {
  readonly number: string;
  readonly status: string;
  readonly orderedOn: string;
  readonly requiredOn: string;
  readonly customerReference: string | null;
  readonly contactName: string | null;
  readonly paymentTermsName: string | null;
  readonly legalEntityName: string;
  readonly billTo: PostalAddress | null;
  readonly shipTo: PostalAddress;
  readonly notes: string | null;
  readonly netMinor: bigint;
  readonly chargesMinor: bigint;
  readonly grossMinor: bigint;
  readonly taxes: readonly { readonly code: string; readonly ratePercent: string; readonly taxMinor: bigint }[];
  readonly lines: readonly {
    readonly lineNo: number;
    readonly itemCode: string;
    readonly description: string;
    readonly quantity: string;
    readonly unitCode: string;
    readonly unitPrice: string;
    readonly discountPercent: string;
    readonly netMinor: bigint;
    readonly requiredOn: string;
    readonly promisedOn: string | null;
  }[];
  readonly charges: readonly { readonly description: string; readonly amountMinor: bigint }[];
}

const STAMPS: Readonly<Record<string, string>> = { draft: "draft", credit_hold: "on_hold", cancelled: "cancelled" };

/** ORD-12: what we deliver, when, and at what price. */
export function writeOrderConfirmation(frame: Frame, order: OrderFacts): DocumentContent {
  const { words, format } = frame;
  const discounted = order.lines.some((line) => !isZero(line.discountPercent));
  let running = 0n;
  const row = (cells: string[], detail: string | undefined, amountMinor: bigint) => {
    running += amountMinor;
    return { cells, detail, running: format.money(running) };
  };
  const stamp = STAMPS[order.status];
  return {
    ...begin(frame, "order_confirmation", order.number),
    stamp: stamp ? words(`stamp.${stamp}`) : null,
    parties: [
      { title: words("party.sold_to"), lines: partyLines(frame, order.legalEntityName, order.billTo) },
      { title: words("party.ship_to"), lines: partyLines(frame, order.shipTo.recipient ?? order.legalEntityName, { ...order.shipTo, recipient: null }) },
    ],
    facts: facts(
      [words("fact.orderedOn"), format.date(order.orderedOn)],
      [words("fact.requiredOn"), format.date(order.requiredOn)],
      [words("fact.customerReference"), order.customerReference],
      [words("fact.contact"), order.contactName],
      [words("fact.terms"), order.paymentTermsName],
      [words("fact.currency"), frame.currency],
    ),
    table: {
      detailIn: 1,
      detailPart: "codes",
      empty: "",
      columns: [
        { header: words("column.no"), align: "left", share: 5 },
        { header: words("column.item"), align: "left", share: discounted ? 36 : 43 },
        { header: words("column.promisedOn"), align: "left", share: 15 },
        { header: words("column.quantity"), align: "right", share: 13 },
        { header: words("column.unitPrice"), align: "right", share: 14 },
        ...(discounted ? [{ header: words("column.discount"), align: "right" as const, share: 8, part: "discounts" as const }] : []),
        { header: words("column.amount"), align: "right", share: 17, strong: true },
      ],
      rows: [
        ...order.lines.map((line) =>
          row(
            [
              String(line.lineNo), line.description, format.shortDate(line.promisedOn ?? line.requiredOn), format.quantity(line.quantity, line.unitCode), format.unitPrice(line.unitPrice),
              ...(discounted ? [isZero(line.discountPercent) ? "" : format.percent(line.discountPercent)] : []),
              format.amount(line.netMinor),
            ],
            line.itemCode,
            line.netMinor,
          )),
        ...order.charges.map((charge) => row(["", charge.description, "", "", "", ...(discounted ? [""] : []), format.amount(charge.amountMinor)], words("charge"), charge.amountMinor)),
      ],
    },
    totals: [
      { label: words("total.net"), value: format.money(order.netMinor + order.chargesMinor) },
      ...order.taxes.map((tax) => ({ label: words("total.tax", { code: tax.code, rate: format.percent(tax.ratePercent) }), value: format.money(tax.taxMinor) })),
      { label: words("total.gross"), value: format.money(order.grossMinor), strong: true },
    ],
    blocks: notesBlock(frame, order.notes),
  };
}
