import { isZero } from "@/server/kernel/quantity";
import type { PostalAddress } from "./address-lines";
import type { DocumentContent } from "./document-content";
import { bankBlock, begin, facts, notesBlock, partyLines, type Frame } from "./document-frame";

export interface InvoiceFacts {
  readonly number: string;
  readonly kind: "invoice" | "credit_note";
  readonly invoicedOn: string;
  readonly dueOn: string;
  readonly billTo: PostalAddress & { readonly name: string; readonly taxNumber: string | null };
  /** Where the goods went, when all went to one place. */
  readonly shipTo: PostalAddress | null;
  readonly customerReference: string | null;
  readonly correctsNumber: string | null;
  readonly reason: string | null;
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
  readonly openMinor: bigint;
  readonly taxes: readonly { readonly code: string; readonly ratePercent: string; readonly baseMinor: bigint; readonly taxMinor: bigint }[];
  readonly lines: readonly {
    readonly lineNo: number;
    readonly itemCode: string | null;
    readonly description: string;
    readonly quantity: string;
    readonly unitCode: string | null;
    readonly unitPrice: string;
    readonly discountPercent: string;
    readonly taxCode: string | null;
    readonly taxRatePercent: string;
    readonly netMinor: bigint;
    readonly orderNumber: string | null;
    readonly shipmentNumber: string | null;
  }[];
}

const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))].join(", ");

/** An invoice or a credit note with its tax per rate, what is due, and where to pay it. */
export function writeInvoice(frame: Frame, invoice: InvoiceFacts): DocumentContent {
  const { words, format } = frame;
  const isInvoice = invoice.kind === "invoice";
  const paidMinor = isInvoice ? invoice.grossMinor - invoice.openMinor : 0n;
  let running = 0n;
  const discounted = invoice.lines.some((line) => !isZero(line.discountPercent));
  return {
    ...begin(frame, invoice.kind, invoice.number),
    parties: [
      { title: words("party.bill_to"), lines: partyLines(frame, invoice.billTo.name, { ...invoice.billTo, recipient: null }) },
      ...(invoice.shipTo ? [{ title: words("party.ship_to"), lines: partyLines(frame, invoice.shipTo.recipient ?? invoice.billTo.name, { ...invoice.shipTo, recipient: null }) }] : []),
    ],
    facts: facts(
      [words(isInvoice ? "fact.invoicedOn" : "fact.creditedOn"), format.date(invoice.invoicedOn)],
      [words("fact.dueOn"), isInvoice && format.date(invoice.dueOn)],
      [words("fact.customerReference"), invoice.customerReference],
      [words("fact.corrects"), invoice.correctsNumber],
      [words("fact.order"), distinct(invoice.lines.map((line) => line.orderNumber))],
      [words("fact.shipment"), distinct(invoice.lines.map((line) => line.shipmentNumber))],
      [words("fact.taxNumber"), invoice.billTo.taxNumber],
      [words("fact.currency"), frame.currency],
    ),
    table: {
      detailIn: 1,
      detailPart: "codes",
      empty: "",
      columns: [
        { header: words("column.no"), align: "left", share: 5 },
        { header: words("column.item"), align: "left", share: discounted ? 40 : 47 },
        { header: words("column.quantity"), align: "right", share: 13 },
        { header: words("column.unitPrice"), align: "right", share: 15 },
        ...(discounted ? [{ header: words("column.discount"), align: "right" as const, share: 8, part: "discounts" as const }] : []),
        { header: words("column.tax"), align: "right", share: 8, part: "tax_rates" },
        { header: words("column.amount"), align: "right", share: 18, strong: true },
      ],
      rows: invoice.lines.map((line) => {
        running += line.netMinor;
        return {
          cells: [
            String(line.lineNo), line.description, format.quantity(line.quantity, line.unitCode), format.unitPrice(line.unitPrice),
            ...(discounted ? [isZero(line.discountPercent) ? "" : format.percent(line.discountPercent)] : []),
            line.taxCode ? format.percent(line.taxRatePercent) : "\u2013", format.amount(line.netMinor),
          ],
          detail: line.itemCode ?? words("charge"),
          running: format.money(running),
        };
      }),
    },
    taxes: {
      columns: [
        { header: words("column.rate"), align: "left", share: 30 },
        { header: words("column.base"), align: "right", share: 35 },
        { header: words("column.taxAmount"), align: "right", share: 30 },
      ],
      rows: invoice.taxes.map((tax) => ({ cells: [`${tax.code} ${format.percent(tax.ratePercent)}`, format.money(tax.baseMinor), format.money(tax.taxMinor)] })),
    },
    totals: [
      { label: words("total.net"), value: format.money(invoice.netMinor) },
      ...invoice.taxes.map((tax) => ({ label: words("total.tax", { code: tax.code, rate: format.percent(tax.ratePercent) }), value: format.money(tax.taxMinor) })),
      ...(paidMinor > 0n ? [{ label: words("total.gross"), value: format.money(invoice.grossMinor) }, { label: words("total.paid"), value: format.money(-paidMinor) }] : []),
      { label: words(isInvoice ? "total.due" : "total.credited"), value: format.money(isInvoice ? invoice.openMinor : invoice.grossMinor), strong: true },
    ],
    blocks: [...(isInvoice && invoice.openMinor > 0n ? bankBlock(frame, invoice.number) : []), ...notesBlock(frame, invoice.reason)],
  };
}
