import type { DocumentContent, OptionalPart } from "./document-content";
import type { Words } from "./document-texts";

/** How a customer's documents differ from everybody's. */
export interface CustomerLayout {
  readonly letterhead: "full" | "bare";
  readonly showItemCodes: boolean;
  readonly showDiscounts: boolean;
  readonly showTaxRates: boolean;
  readonly showBankAccount: boolean;
  readonly showSeal: boolean;
  readonly note: string | null;
}

export const ORDINARY_LAYOUT: CustomerLayout = {
  letterhead: "full", showItemCodes: true, showDiscounts: true, showTaxRates: true, showBankAccount: true, showSeal: true, note: null,
};

/**
 * A document in the layout of its customer: columns, codes, bank account and seal left out as agreed, the note added to the
 * notes. Amounts and totals stay what they are, and what the law wants on an invoice (tax per rate, our numbers at the foot) too.
 */
export function applyLayout(content: DocumentContent, layout: CustomerLayout, words: Words): DocumentContent {
  const hidden = new Set<OptionalPart>([
    ...(layout.showItemCodes ? [] : (["codes"] as const)),
    ...(layout.showDiscounts ? [] : (["discounts"] as const)),
    ...(layout.showTaxRates ? [] : (["tax_rates"] as const)),
    ...(layout.showBankAccount ? [] : (["bank_account"] as const)),
  ]);
  const { company, table } = content;
  const stays = table.columns.map((column) => !(column.part && hidden.has(column.part)));
  const before = stays.slice(0, table.detailIn).filter((one) => !one).length;
  const withoutDetail = table.detailPart !== undefined && hidden.has(table.detailPart);
  const blocks = content.blocks.filter((block) => !(block.part && hidden.has(block.part)));
  return {
    ...content,
    company: {
      ...company,
      ...(layout.letterhead === "bare" ? { name: "", lines: [], logo: null } : {}),
      ...(layout.showSeal ? {} : { seal: null }),
    },
    table: {
      ...table,
      columns: table.columns.filter((_, i) => stays[i]),
      rows: table.rows.map(({ detail, ...row }) => ({ ...row, cells: row.cells.filter((_, i) => stays[i]), ...(detail === undefined || withoutDetail ? {} : { detail }) })),
      detailIn: table.detailIn - before,
    },
    blocks: layout.note ? withNote(blocks, words("block.notes"), layout.note) : blocks,
  };
}

function withNote(blocks: DocumentContent["blocks"], title: string, note: string): DocumentContent["blocks"] {
  const notes = blocks.find((block) => block.title === title);
  if (!notes) return [...blocks, { title, lines: [note] }];
  return blocks.map((block) => (block === notes ? { ...block, lines: [...block.lines, note] } : block));
}
