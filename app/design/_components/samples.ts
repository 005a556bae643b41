import type { QueryClient } from "@tanstack/react-query";
import type { useTRPC } from "@/app/_trpc/client";
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

/** The record whose timeline and files the page shows. */
export const RECORD = { type: "order", id: "0198aaaa-0000-7000-8000-000000000001" } as const;

/** Puts what the server would answer where the shared frames look for it, so that they are drawn without one. @returns true */
export function seedAnswers(client: QueryClient, trpc: ReturnType<typeof useTRPC>): true {
  const at = new Date("2026-11-21T02:30:00Z");
  const put = (queryKey: readonly unknown[], data: unknown) => {
    client.setQueryDefaults(queryKey, { staleTime: Infinity, gcTime: Infinity, refetchInterval: false, refetchOnWindowFocus: false });
    client.setQueryData(queryKey, data);
  };
  const view = { id: "v1", name: "Late, 서울 영업1팀, over ₩1,000,000", shared: true, own: true, ownerName: null, mayChange: true, version: 1, params: { late: "yes" }, layout: null };
  put(trpc.lists.state.queryKey({ list: "orders" }), { views: [view, { ...view, id: "v2", name: "Mine" }], layout: null, defaultViewId: "v1" });
  put(trpc.lists.exports.queryKey({}), [
    { id: "e1", list: "orders", format: "xlsx", status: "running", rowsDone: 1240, rowsTotal: 5000, fileId: null, fileName: null, failure: null, createdAt: at, finishedAt: null },
    { id: "e2", list: "orders", format: "csv", status: "done", rowsDone: 5000, rowsTotal: 5000, fileId: "f1", fileName: "orders-2026-11-21.csv", failure: null, createdAt: at, finishedAt: at },
  ]);
  const notices = [
    { id: "n1", code: "orders.held", params: { number: "SO-2026-01048", customer: "주식회사 대한민국글로벌네트워크유통물류" }, href: "/orders/1", read: false, createdAt: at },
    { id: "n2", code: "shipments.released", params: { number: "DN-00319", customer: "Mirae Foods", warehouse: "Incheon", plannedOn: "2026-11-24" }, href: "/shipments/1", read: true, createdAt: at },
  ];
  put(trpc.notifications.list.queryKey({ limit: 8 }), { rows: notices, nextCursor: null });
  put(trpc.notifications.unreadCount.queryKey({}), 3);
  put(trpc.documents.attachments.queryKey(RECORD), {
    mayAttach: true,
    rows: [
      { id: "f1", name: "발주서_주식회사대한민국글로벌네트워크유통물류종합상사_2026-11-19.pdf", contentType: "application/pdf", sizeBytes: 482_113, createdAt: at, uploader: "Kim Minji", views: 3, mayRemove: true },
      { id: "f2", name: "photo.png", contentType: "image/png", sizeBytes: 88_000, createdAt: at, uploader: null, views: 0, mayRemove: false },
    ],
  });
  put(trpc.audit.ofRecord.infiniteQueryKey(RECORD), {
    pageParams: [null],
    pages: [{
      nextCursor: null,
      rows: [
        { id: "a2", at, person: "Kim Minji", action: "orders.update-order", part: null, note: "The customer called.", document: null, changes: [{ field: "quantity", before: "12", after: "15" }] },
        { id: "a1", at, person: null, action: "orders.confirm-order", part: null, note: null, document: null, changes: [] },
      ],
    }],
  });
  put(trpc.documents.draftLetter.queryKey({ kind: "order_confirmation", recordId: RECORD.id, language: undefined }), {
    number: "SO-2026-01048", language: "en", to: ["buyer@mirae.example"], suggestions: [{ name: "한지우", email: "jiwoo@mirae.example" }], subject: "Order SO-2026-01048", text: "Your order is confirmed.", fileName: "SO-2026-01048.pdf",
  });
  return true;
}
