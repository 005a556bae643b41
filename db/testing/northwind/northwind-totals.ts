import type { Northwind } from "./northwind-files";

/** Cents of decimal text with at most two decimals, by its digits alone. */
export function cents(text: string): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
}

const add = (sums: Map<string, bigint>, key: string, amount: bigint) => sums.set(key, (sums.get(key) ?? 0n) + amount);
const sorted = (sums: Map<string, bigint>) => Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * What must come out, from the files alone and without any code of the product: a line's net is price × quantity ×
 * (1 − discount), half a cent upwards.
 */
export function totalsOf(data: Northwind) {
  const orders = new Map(data.rows("orders").map((row) => [row["order_id"] ?? "", row]));
  const details = data.rows("order_details");
  const net = (row: Record<string, string>) => (cents(row["unit_price"] ?? "0") * BigInt(row["quantity"] ?? "0") * (100n - cents(row["discount"] ?? "0")) * 2n + 100n) / 200n;
  const [byYear, byEmployee, byCustomer, shippedUnits, ordersOfYear] = [new Map<string, bigint>(), new Map<string, bigint>(), new Map<string, bigint>(), new Map<string, bigint>(), new Map<string, bigint>()];
  let [netMinor, listMinor, openMinor, openLines] = [0n, 0n, 0n, 0];
  for (const row of details) {
    const order = orders.get(row["order_id"] ?? "") ?? {};
    const amount = net(row);
    netMinor += amount;
    listMinor += cents(row["unit_price"] ?? "0") * BigInt(row["quantity"] ?? "0");
    add(byYear, (order["order_date"] ?? "").slice(0, 4), amount);
    add(byEmployee, order["employee_id"] ?? "", amount);
    add(byCustomer, order["customer_id"] ?? "", amount);
    if (order["shipped_date"]) add(shippedUnits, row["product_id"] ?? "", BigInt(row["quantity"] ?? "0"));
    else [openMinor, openLines] = [openMinor + amount, openLines + 1];
  }
  const heads = [...orders.values()];
  for (const order of heads) add(ordersOfYear, (order["order_date"] ?? "").slice(0, 4), 1n);
  const shipped = heads.filter((order) => order["shipped_date"]);
  return {
    orders: heads.length,
    lines: details.length,
    netMinor,
    listMinor,
    byYear: sorted(byYear),
    ordersOfYear: sorted(ordersOfYear),
    byEmployee: sorted(byEmployee),
    byCustomer: sorted(byCustomer),
    shipped: shipped.length,
    late: shipped.filter((order) => (order["shipped_date"] ?? "") > (order["required_date"] ?? "")).length,
    open: heads.length - shipped.length,
    openMinor,
    openLines,
    freightMinor: heads.reduce((sum, order) => sum + cents(order["freight"] ?? "0"), 0n),
    shippedUnits,
    stockLeft: data.rows("products").reduce((sum, row) => sum + BigInt(row["units_in_stock"] ?? "0"), 0n),
  };
}
