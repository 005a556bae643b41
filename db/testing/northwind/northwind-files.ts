import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";

export type NorthwindFile = "categories" | "customers" | "employees" | "products" | "suppliers" | "shippers" | "orders" | "order_details";

export interface Northwind {
  /** Whether these are the public files, whose totals are known, or generated ones of the same shape. */
  readonly isPublic: boolean;
  text(file: NorthwindFile): string;
  rows(file: NorthwindFile): Record<string, string>[];
}

/** Beside the project, or where NORTHWIND_DIR says; the files are not part of it. */
export function findNorthwind(): string | null {
  const folder = process.env["NORTHWIND_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/data/northwind");
  return existsSync(path.join(folder, "order_details.csv")) ? folder : null;
}

export function northwind(): Northwind {
  const folder = findNorthwind();
  const made = folder ? null : generate();
  const text = (file: NorthwindFile) => (folder ? readFileSync(path.join(folder, `${file}.csv`), "utf8") : (made?.[file] ?? ""));
  return { isPublic: folder !== null, text, rows: (file) => parse(text(file), { columns: true, bom: true }) as Record<string, string>[] };
}

/** Numbers from 0 up to `below`, the same on every machine (Park and Miller's minimal standard generator). */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const day = (offset: number) => new Date(Date.UTC(1996, 6, 4 + offset)).toISOString().slice(0, 10);

/** A small trader's files with the columns of Northwind: some orders late, some open, some of those short of stock. */
function generate(): Record<NorthwindFile, string> {
  const next = numbers(19_960_704);
  const csv = (header: string, rows: readonly (readonly (string | number)[])[]) => `${[header, ...rows.map((row) => row.join(","))].join("\n")}\n`;
  const products = Array.from({ length: 12 }, (_, i) => [i + 1, `Product ${i + 1}`, (i % 3) + 1, (i % 4) + 1, "12 boxes", `${4 + next(40)}.${next(10)}${next(10)}`, i % 5 === 0 ? 2 : 20 + next(60), 0, 5, 0]);
  const orders: (string | number)[][] = [];
  const details: (string | number)[][] = [];
  for (let i = 0; i < 90; i += 1) {
    const placed = i * 7;
    const late = i % 17 === 3;
    const open = i >= 84;
    orders.push([10_248 + i, `CUST${next(9) + 1}`, next(3) + 1, day(placed), day(placed + 20), open ? "" : day(placed + (late ? 24 : 3 + next(8))), next(3) + 1, `${next(90)}.${next(10)}${next(10)}`, "Receiver", "1 Quay", "Bergen", "", "5003", "Norway"]);
    const count = 1 + next(4);
    const first = next(12);
    for (let k = 0; k < count; k += 1) {
      const product = products[(first + k * 5) % 12] ?? [];
      details.push([10_248 + i, product[0] ?? 1, product[5] ?? "1", open ? 9 + next(20) : 1 + next(40), ["0", "0.05", "0.15", "0.25"][next(4)] ?? "0"]);
    }
  }
  return {
    categories: csv("category_id,category_name,description", [1, 2, 3, 4].map((i) => [i, `Category ${i}`, ""])),
    customers: csv("customer_id,company_name,contact_name,contact_title,address,city,region,postal_code,country,phone,fax", Array.from({ length: 9 }, (_, i) => [`CUST${i + 1}`, `Customer ${i + 1}`, `Buyer ${i + 1}`, "Owner", `${i + 1} Quay`, "Bergen", "", "5003", "Norway", "07-98 92 35", ""])),
    employees: csv("employee_id,last_name,first_name", [1, 2, 3].map((i) => [i, `Last${i}`, `First${i}`])),
    suppliers: csv("supplier_id,company_name,contact_name,contact_title,address,city,region,postal_code,country,phone,fax,homepage", [1, 2, 3].map((i) => [i, `Supplier ${i}`, `Agent ${i}`, "", "1 Pier", "Oslo", "", "0150", "Norway", "", "", ""])),
    shippers: csv("shipper_id,company_name,phone", [1, 2, 3].map((i) => [i, `Shipper ${i}`, ""])),
    products: csv("product_id,product_name,supplier_id,category_id,quantity_per_unit,unit_price,units_in_stock,units_on_order,reorder_level,discontinued", products),
    orders: csv("order_id,customer_id,employee_id,order_date,required_date,shipped_date,ship_via,freight,ship_name,ship_address,ship_city,ship_region,ship_postal_code,ship_country", orders),
    order_details: csv("order_id,product_id,unit_price,quantity,discount", details),
  };
}
