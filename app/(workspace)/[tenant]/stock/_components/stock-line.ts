import type { LookupOption } from "@/app/_ui";

export type StockFormKind = "receive" | "transfer" | "adjust" | "scrap";

/** A line as it is being typed. */
export interface StockLine {
  key: string;
  item: LookupOption<unknown> | null;
  location: LookupOption<unknown> | null;
  toLocation: LookupOption<unknown> | null;
  quantity: string | null;
  /** Major units of the home currency per base unit. */
  unitCost: string | null;
}

export const blankStockLine = (): StockLine => ({ key: crypto.randomUUID(), item: null, location: null, toLocation: null, quantity: null, unitCost: null });
export const copyStockLine = (line: StockLine): StockLine => ({ ...line, key: crypto.randomUUID() });
export const isBlankStockLine = (line: StockLine) => line.item === null && line.quantity === null;
