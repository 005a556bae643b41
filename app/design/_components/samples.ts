import type { LookupOption } from "@/app/_ui";
import type { Member } from "../../(workspace)/_member";

export const sampleMember: Member = {
  user: { id: "u1", name: "Kim Minji", email: "minji@hangang.example" },
  workspace: {
    id: "w1", slug: "design", name: "Hangang Trading 한강무역 주식회사", homeCurrency: "KRW", timeZone: "Asia/Seoul", today: "2026-11-21",
  },
  role: "owner",
  permissions: [
    "today.view", "customers.view", "catalog.view", "orders.view", "shipments.view", "invoices.view", "receivables.view", "stock.view",
    "inbound.view", "ledger.view", "books_check.view", "settings.view", "imports.run",
  ],
  functionsOff: [],
  workspaces: [{ slug: "design", name: "Hangang Trading 한강무역 주식회사" }, { slug: "northwind", name: "Northwind Traders" }],
};

export interface SampleOrder {
  id: string;
  number: string;
  customer: string;
  orderedOn: string;
  status: "draft" | "held" | "confirmed" | "shipped" | "paid";
  totalMinor: bigint;
}

const customers = [
  "Mirae Foods", "주식회사 대한민국글로벌네트워크유통물류종합상사인터내셔널코리아서울본점영업제일부", "上海东方贸易有限公司", "Müller & Söhne GmbH", "Hanil Electronics",
];
const statuses = ["draft", "held", "confirmed", "shipped", "paid"] as const;
const amounts = [12_345_678_901n, 0n, 880_000n, -1_240_000n, 56_300n, 99_999_999n];

export const sampleOrders: SampleOrder[] = Array.from({ length: 24 }, (_, index) => ({
  id: `o${index}`,
  number: `SO-2026-${String(1048 - index).padStart(5, "0")}`,
  customer: customers[index % customers.length] ?? "",
  orderedOn: `2026-${String(11 - Math.floor(index / 8)).padStart(2, "0")}-${String(21 - (index % 8) * 2).padStart(2, "0")}`,
  status: statuses[index % statuses.length] ?? "draft",
  totalMinor: amounts[index % amounts.length] ?? 0n,
}));

export const sampleItems: LookupOption<{ code: string; price: string; unit: string }>[] = [
  ["BRG-6204", "Ball bearing 6204 ZZ", "4200"], ["BRG-6205", "Ball bearing 6205 ZZ", "5100"], ["SEAL-25", "Oil seal 25×47×7", "1850.5"],
  ["BELT-A42", "V-belt A42", "7300"], ["MTR-075", "Motor 0.75 kW 4P", "182000"], ["고무-10", "고무 패킹 10 mm", "320"],
].map(([code = "", name = "", price = "0"]) => ({ id: code, label: name, detail: code, data: { code, price, unit: "EA" } }));

export async function searchSampleItems(query: string) {
  await new Promise((resolve) => setTimeout(resolve, 80));
  const wanted = query.toLowerCase();
  return sampleItems.filter((item) => `${item.label} ${item.detail}`.toLowerCase().includes(wanted));
}
