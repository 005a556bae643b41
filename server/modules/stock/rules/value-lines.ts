import { fault, refused } from "@/server/kernel/errors";
import { LARGEST_MINOR, type DecimalText } from "@/server/kernel/money";
import type { Quantity } from "@/server/kernel/quantity";
import { valueOfGoods } from "./value-goods";

/** Value of each line by its own cost, else the standard cost. @throws NaruError `stock.lines_faulty` */
export function valuesOfLines(
  lines: readonly { itemId: string; quantity: Quantity; unitCost?: DecimalText | null }[],
  goods: ReadonlyMap<string, { code: string; standardCost: DecimalText | null }>,
  currency: string,
): bigint[] {
  const values = lines.map((line) => valueOfGoods(line.quantity, { currency, unitCost: line.unitCost, standardCost: goods.get(line.itemId)?.standardCost }));
  const faults = values.flatMap((value, i) => {
    if (value === null) return [fault(`lines.${i}.unitCost`, "stock.cost_missing", { item: goods.get(lines[i]?.itemId ?? "")?.code ?? "" })];
    return value > LARGEST_MINOR ? [fault(`lines.${i}.quantity`, "input.amount_too_large")] : [];
  });
  if (faults.length > 0) throw refused("stock.lines_faulty", { count: faults.length }, faults);
  return values.map((value) => value ?? 0n);
}
