import type { PostalAddress } from "./address-lines";
import type { DocumentContent } from "./document-content";
import { bankBlock, begin, facts, partyLines, type Frame } from "./document-frame";

export interface StatementFacts {
  readonly customerCode: string;
  readonly customerName: string;
  readonly address: PostalAddress | null;
  readonly from: string;
  readonly to: string;
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly rows: readonly { readonly kind: string; readonly number: string; readonly on: string; readonly dueOn: string | null; readonly amountMinor: bigint; readonly balanceMinor: bigint }[];
}

/** A customer's account over a span: every document that moved it, with the balance after it. */
export function writeStatement(frame: Frame, statement: StatementFacts): DocumentContent {
  const { words, format } = frame;
  return {
    ...begin(frame, "statement", statement.customerCode),
    parties: [{ title: words("party.sold_to"), lines: partyLines(frame, statement.customerName, statement.address) }],
    facts: facts(
      [words("fact.period"), `${format.date(statement.from)} \u2013 ${format.date(statement.to)}`],
      [words("fact.customerCode"), statement.customerCode],
      [words("fact.currency"), frame.currency],
    ),
    table: {
      detailIn: 1,
      empty: words("noLines"),
      columns: [
        { header: words("column.on"), align: "left", share: 18 },
        { header: words("column.document"), align: "left", share: 32 },
        { header: words("column.debit"), align: "right", share: 17 },
        { header: words("column.credit"), align: "right", share: 17 },
        { header: words("column.balance"), align: "right", share: 18, strong: true },
      ],
      rows: [
        { cells: [format.shortDate(statement.from), words("total.opening"), "", "", format.amount(statement.openingMinor)], running: format.money(statement.openingMinor) },
        ...statement.rows.map((row) => ({
          cells: [
            format.shortDate(row.on), `${words(`movement.${row.kind}`)} ${row.number}`,
            row.amountMinor > 0n ? format.amount(row.amountMinor) : "", row.amountMinor < 0n ? format.amount(-row.amountMinor) : "",
            format.amount(row.balanceMinor),
          ],
          detail: row.dueOn ? words("dueBy", { on: format.date(row.dueOn) }) : undefined,
          running: format.money(row.balanceMinor),
        })),
      ],
    },
    totals: [{ label: words("total.closing", { on: format.date(statement.to) }), value: format.money(statement.closingMinor), strong: true }],
    blocks: statement.closingMinor > 0n ? bankBlock(frame, statement.customerCode) : [],
  };
}
