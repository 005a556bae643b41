import type { PostalAddress } from "./address-lines";
import type { DocumentContent } from "./document-content";
import { begin, facts, notesBlock, partyLines, type Frame } from "./document-frame";

export interface ReceiptFacts {
  readonly number: string;
  readonly status: string;
  readonly customerName: string;
  readonly address: PostalAddress | null;
  readonly method: string;
  readonly amountMinor: bigint;
  readonly allocatedMinor: bigint;
  readonly openMinor: bigint;
  readonly receivedOn: string;
  readonly bankReference: string | null;
  readonly noteNumber: string | null;
  readonly noteMaturesOn: string | null;
  readonly reversalReason: string | null;
  readonly allocations: readonly { readonly number: string; readonly sourceType: string; readonly dueOn: string; readonly allocatedOn: string; readonly amountMinor: bigint; readonly undoesId: string | null; readonly undoneOn: string | null }[];
}

/** That we have the money, and what it was put against. */
export function writeReceipt(frame: Frame, receipt: ReceiptFacts): DocumentContent {
  const { words, format } = frame;
  const standing = receipt.allocations.filter((allocation) => allocation.undoesId === null && allocation.undoneOn === null);
  let running = 0n;
  return {
    ...begin(frame, "receipt", receipt.number),
    stamp: receipt.status === "reversed" ? words("stamp.reversed") : null,
    parties: [{ title: words("party.received_from"), lines: partyLines(frame, receipt.customerName, receipt.address) }],
    facts: facts(
      [words("fact.receivedOn"), format.date(receipt.receivedOn)],
      [words("fact.method"), words(`method.${receipt.method}`)],
      [words("fact.bankReference"), receipt.bankReference],
      [words("fact.noteNumber"), receipt.noteNumber],
      [words("fact.noteMaturesOn"), receipt.noteMaturesOn && format.date(receipt.noteMaturesOn)],
      [words("fact.currency"), frame.currency],
    ),
    table: {
      detailIn: 0,
      empty: words("total.advance"),
      columns: [
        { header: words("column.document"), align: "left", share: 40 },
        { header: words("column.on"), align: "left", share: 30 },
        { header: words("column.allocated"), align: "right", share: 30, strong: true },
      ],
      rows: standing.map((allocation) => {
        running += allocation.amountMinor;
        return {
          cells: [`${words(allocation.sourceType === "opening" ? "movement.opening" : "movement.invoice")} ${allocation.number}`, format.shortDate(allocation.allocatedOn), format.amount(allocation.amountMinor)],
          detail: words("dueBy", { on: format.date(allocation.dueOn) }),
          running: format.money(running),
        };
      }),
    },
    totals: [
      ...(receipt.allocatedMinor > 0n ? [{ label: words("total.allocated"), value: format.money(receipt.allocatedMinor) }] : []),
      ...(receipt.openMinor > 0n ? [{ label: words("total.advance"), value: format.money(receipt.openMinor) }] : []),
      { label: words("total.received"), value: format.money(receipt.amountMinor), strong: true },
    ],
    blocks: notesBlock(frame, receipt.reversalReason),
  };
}
