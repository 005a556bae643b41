import { minorDigits } from "@/server/kernel/currency";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { addDays } from "@/server/kernel/calendar-date";
import { csvOf } from "./error-file";
import { labelOf, type ImportKind } from "./import-fields";

/** What the example rows are written with: names as they look in the language. */
interface Words {
  readonly customers: readonly [string, string];
  readonly people: readonly [string, string];
  readonly titles: readonly [string, string];
  readonly phone: readonly [string, string];
  readonly streets: readonly [string, string];
  readonly cities: readonly [string, string];
  readonly postalCodes: readonly [string, string];
  readonly country: string;
  readonly supplier: string;
  readonly goods: readonly [string, string];
  readonly category: string;
  readonly site: string;
  readonly memo: string;
}

const ENGLISH: Words = {
  customers: ["Harbour Hotel Group", "Green Fork Restaurants"], people: ["Anna Miller", "Paul Young"], titles: ["Buyer", "Accounts payable"],
  phone: ["+1 206 555 0142", "+1 206 555 0187"], streets: ["12 Market Street", "8 Mill Lane"], cities: ["Seattle", "Portland"], postalCodes: ["98101", "97204"],
  country: "US", supplier: "Kiln and Forge Works", goods: ["Stoneware bowl", "Dinner plate"], category: "Tableware", site: "North warehouse", memo: "Per balance sheet",
};

const WORDS: Readonly<Record<string, Words>> = {
  ko: {
    customers: ["한강호텔 주식회사", "푸른식탁 외식"], people: ["김민지", "이서준"], titles: ["구매 과장", "경리 대리"],
    phone: ["02-555-0142", "051-555-0187"], streets: ["테헤란로 12", "해운대로 8"], cities: ["강남구", "해운대구"], postalCodes: ["06236", "48094"],
    country: "KR", supplier: "가마공방", goods: ["도자기 대접", "디너 접시"], category: "식기", site: "북부 물류센터", memo: "재무상태표 기준",
  },
  zh: {
    customers: ["江畔酒店集团", "绿叉餐饮有限公司"], people: ["王敏", "李强"], titles: ["采购经理", "应付会计"],
    phone: ["021-5555-0142", "0571-5555-0187"], streets: ["南京西路12号", "文三路8号"], cities: ["上海", "杭州"], postalCodes: ["200041", "310012"],
    country: "CN", supplier: "窑坊制造", goods: ["陶瓷碗", "餐盘"], category: "餐具", site: "北仓", memo: "按资产负债表",
  },
};

type Row = Readonly<Record<string, string>>;

interface Facts {
  readonly words: Words;
  readonly today: CalendarDate;
  /** An amount that looks right in the home currency: 12.50, or 12500 where there are no cents. */
  readonly amount: (major: string) => string;
  readonly currency: string;
  readonly account: { readonly cash: string; readonly equity: string };
}

const CUSTOMERS = ["C-001", "C-002"] as const;
const ITEMS = ["A-100", "A-200"] as const;

const ROWS: Readonly<Record<ImportKind, (facts: Facts) => readonly Row[]>> = {
  customers: ({ words: w }) => CUSTOMERS.map((code, i) => ({
    code, name: w.customers[i] ?? "", phone: w.phone[i] ?? "", email: `orders${i + 1}@customer.example`, "contact.name": w.people[i] ?? "",
    "address.line1": w.streets[i] ?? "", "address.city": w.cities[i] ?? "", "address.postalCode": w.postalCodes[i] ?? "", "address.country": w.country,
  })),
  contacts: ({ words: w }) => CUSTOMERS.map((customerCode, i) => ({
    customerCode, name: w.people[i] ?? "", title: w.titles[i] ?? "", email: `person${i + 1}@customer.example`, phone: w.phone[i] ?? "",
  })),
  addresses: ({ words: w }) => [0, 1].map((i) => ({
    customerCode: CUSTOMERS[0], kind: i === 0 ? "ship_to" : "bill_to", label: i === 0 ? w.site : (w.cities[1] ?? ""), line1: w.streets[i] ?? "", city: w.cities[i] ?? "", postalCode: w.postalCodes[i] ?? "", country: w.country,
  })),
  suppliers: ({ words: w }) => [{ code: "S-001", name: w.supplier, contactName: w.people[1], email: "sales@supplier.example", phone: w.phone[1], line1: w.streets[1], city: w.cities[1], country: w.country }],
  items: ({ words: w, amount }) => ITEMS.map((code, i) => ({
    code, name: w.goods[i] ?? "", unitCode: "EA", categoryCode: w.category, listPrice: amount(i === 0 ? "12.50" : "9.80"), standardCost: amount(i === 0 ? "7.50" : "5.90"), reorderPoint: "20",
  })),
  prices: ({ amount, today }) => [
    { itemCode: ITEMS[0], unitPrice: amount("12.50"), minQuantity: "0", validFrom: today },
    { itemCode: ITEMS[0], unitPrice: amount("11.90"), minQuantity: "100", validFrom: today },
  ],
  customer_item_codes: () => ITEMS.map((itemCode, i) => ({ customerCode: CUSTOMERS[0], code: i === 0 ? "HH-4410" : "HH-4411", itemCode })),
  opening_stock: ({ amount }) => ITEMS.map((itemCode, i) => ({ itemCode, quantity: i === 0 ? "250" : "120", unitCost: amount(i === 0 ? "7.50" : "5.90") })),
  opening_receivables: ({ amount, today, currency }) => [
    { number: "INV-1042", customerCode: CUSTOMERS[0], amount: amount("1250.00"), dueOn: addDays(today, 14), currency },
    { number: "INV-1017", customerCode: CUSTOMERS[1], amount: amount("480.00"), dueOn: addDays(today, -10), currency },
  ],
  opening_balances: ({ amount, words: w, account }) => [
    { accountCode: account.cash, debit: amount("25000.00"), credit: "", memo: w.memo },
    { accountCode: account.equity, debit: "", credit: amount("25000.00"), memo: w.memo },
  ],
  orders: ({ amount, today }) => ITEMS.map((item, i) => ({
    key: "4711", customerCode: CUSTOMERS[0], orderedOn: today, requiredOn: addDays(today, 14), "line.itemCode": item, "line.quantity": i === 0 ? "24" : "12", "line.unitPrice": amount(i === 0 ? "12.50" : "9.80"),
  })),
  receipts: ({ amount, today, words: w }) => [
    { key: "B-2026-001", customerCode: CUSTOMERS[0], amount: amount("1250.00"), receivedOn: today, method: "transfer", invoiceNumbers: "INV-1042", payerName: w.customers[0] },
    { key: "B-2026-002", customerCode: CUSTOMERS[1], amount: amount("100.00"), receivedOn: today, method: "cash", invoiceNumbers: "", payerName: w.customers[1] },
  ],
};

/** A file of the kind to be filled in: headers that the import knows again, and example rows that show how values are written. */
export function importTemplate(kind: ImportKind, language: string, facts: { today: CalendarDate; currency: string; account: Facts["account"] }): string {
  const digits = minorDigits(facts.currency);
  const amount = (major: string) => (digits === 0 ? String(Math.round(Number(major) * 1000)) : major);
  const rows = ROWS[kind]({ ...facts, words: WORDS[language] ?? ENGLISH, amount });
  const names = Object.keys(rows[0] ?? {});
  return csvOf([names.map((name) => labelOf(kind, name, language)), ...rows.map((row) => names.map((name) => row[name] ?? ""))]);
}
