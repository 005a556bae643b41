import type { Sql } from "postgres";
import type { Database } from "@/db/client";
import { openCount } from "@/server/modules/stock";
import { announceReceipt, createSupplier } from "@/server/modules/supply";
import { withTenant } from "@/server/platform/tenant-scope";
import { contextOf, type Company } from "../stage/companies";

export interface PageToMeasure {
  /** As the report names it: without company and ids. */
  readonly name: string;
  readonly path: string;
  /** For somebody who is not signed in. */
  readonly open?: boolean;
  /** Measured on the slow phone too; the others share their parts with one that is. */
  readonly phone?: boolean;
}

/** What a trading company has beside orders: those who deliver, what is announced, a count. */
export async function addGoodsComing(database: Database, company: Company): Promise<void> {
  await withTenant(contextOf(database, company), async (scope) => {
    const { supplierId } = await createSupplier.within(scope, { code: "S-1", name: "Gwangju Optics", email: "desk@gwangju.example", phone: "+82 62 555 0100", country: "KR" });
    const [first, second] = company.itemIds;
    const lines = [first, second].map((itemId) => ({ itemId: itemId as never, quantity: "100", unitCost: "5000" }));
    await announceReceipt.within(scope, { supplierId: supplierId as never, warehouseId: company.warehouseId as never, dueOn: "2099-01-04", reference: "PO 77", lines });
    await openCount.within(scope, { warehouseId: company.warehouseId as never });
  });
}

/** Every kind of page, and with real records in it; those that people spend their day on are measured on the phone too. */
export async function pagesOf(sql: Sql, { workspace: { tenantId, slug } }: Company): Promise<PageToMeasure[]> {
  const one = async (table: string, where = "true") => (await sql.unsafe<{ id: string }[]>(`select id from ${table} where tenant_id = '${tenantId}' and ${where} order by id desc limit 1`))[0]?.id;
  const records: Readonly<Record<string, string | undefined>> = {
    order: await one("orders", "payment_progress = 'paid'"), draft: await one("orders", "status = 'draft'"), shipment: await one("shipments"), planned: await one("shipments", "status = 'planned'"),
    invoice: await one("invoices"), customer: await one("customers"), item: await one("items"), supplier: await one("suppliers"), expected: await one("expected_receipts"),
    receipt: await one("receipts"), entry: await one("journal_entries"), account: await one("accounts"), count: await one("stock_counts"), priceList: await one("price_lists"),
    billable: await one("shipments s", "s.status in ('dispatched', 'delivered') and exists (select 1 from shipment_lines l where l.tenant_id = s.tenant_id and l.shipment_id = s.id and l.invoiced + l.returned_unbilled < l.quantity)"),
    open: await one("orders", "status = 'confirmed' and progress = 'open'"),
  };
  const inside = (paths: readonly string[], phone: boolean): PageToMeasure[] =>
    paths.flatMap((path) => {
      const record = /:(\w+)/.exec(path)?.[1];
      if (record && !records[record]) return [];
      return [{ name: path.replace(/\?.*/, "").replace(/:\w+/, "…") || "/", path: `/${slug}${path.replace(/:\w+/, records[record ?? ""] ?? "")}`, phone }];
    });
  return [{ name: "/sign-in", path: "/sign-in", open: true, phone: true }, { name: "/register", path: "/register", open: true }, ...inside(ON_A_PHONE, true), ...inside(OTHERS, false)];
}

const ON_A_PHONE = [
  "", "/customers", "/customers/:customer", "/orders", "/orders/new", "/orders/:order", "/shipments", "/shipments/:shipment", "/invoices", "/invoices/new?shipments=:billable", "/invoices/:invoice",
  "/receivables", "/receivables/receipts/new", "/items", "/items/:item", "/stock", "/stock/counts/:count", "/inbound/suppliers/:supplier", "/prices/rules", "/ledger", "/orders/summary",
  "/settings/company", "/settings/account",
];
const OTHERS = [
  "/customers/new", "/customers/:customer/edit", "/orders/:draft/edit", "/shipments/new?order=:open", "/shipments/:planned/edit", "/shipments/schedule", "/returns", "/returns/new?shipment=:billable", "/invoices/to-invoice", "/invoices/waiting", "/invoices/:invoice/credit",
  "/receivables/balances", "/receivables/exposure", "/receivables/cash", "/receivables/receipts", "/receivables/receipts/:receipt", "/receivables/customers/:customer",
  "/items/new", "/items/:item/edit", "/stock/moves", "/stock/counts", "/stock/receive", "/stock/transfer", "/stock/:item", "/warehouses", "/inbound", "/inbound/new", "/inbound/:expected", "/inbound/suppliers",
  "/prices", "/prices/try", "/prices/:priceList", "/ledger/journal", "/ledger/journal/new", "/ledger/journal/:entry", "/ledger/accounts", "/ledger/accounts/:account", "/ledger/periods", "/ledger/books-check", "/ledger/opening-balances",
  "/imports", "/imports/new", "/notifications", "/settings/members", "/settings/functions", "/settings/letterhead", "/settings/mail", "/settings/jobs", "/settings/policies", "/settings/payment-terms", "/settings/tax-codes", "/settings/units", "/settings/categories",
  "/settings/api-keys", "/settings/webhooks",
];
