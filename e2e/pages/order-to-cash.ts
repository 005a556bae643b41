import { expect, type Page } from "@playwright/test";
import { RecordPage } from "./record-page";

const record = (page: Page) => new RecordPage(page);

/** From the order's page: plans a shipment of everything in stock. Ends on the shipment. */
export async function planShipment(page: Page): Promise<void> {
  await record(page).follow("Plan shipment");
  await page.getByRole("button", { name: "Plan shipment" }).click();
  await page.waitForURL(/\/shipments\/[0-9a-f-]{36}$/);
  await record(page).expectState("Planned");
}

/** From a planned shipment: released to the warehouse, packed, dispatched. */
export async function releaseAndDispatch(page: Page): Promise<void> {
  const shipment = record(page);
  await shipment.press("Release to warehouse");
  await shipment.press("Mark as packed");
  await shipment.press("Dispatch");
  await shipment.agree("Dispatch");
  await shipment.expectState("On the way");
}

/** From a dispatched shipment: an invoice over all of it. Ends on the invoice. */
export async function invoiceShipment(page: Page): Promise<void> {
  await record(page).follow("Invoice");
  await page.getByRole("main").getByRole("button", { name: "Issue invoice" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Issue invoice" }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
}

/** From an invoice: `amount` came in by bank transfer and pays the oldest first. Ends on the receipt. */
export async function receive(page: Page, amount: string): Promise<void> {
  await record(page).follow("Record receipt");
  await page.getByLabel("Amount", { exact: false }).first().fill(amount);
  await page.getByRole("button", { name: "Pay oldest first" }).click();
  await expect(page.getByText("₩0 stays as an advance")).toBeVisible();
  await page.getByRole("button", { name: "Post receipt" }).click();
  await page.waitForURL(/\/receivables\/receipts\/[0-9a-f-]{36}$/);
}

/** Runs the books check and reads what it says. */
export async function expectBooksAgree(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/ledger/books-check`);
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Stock = its moves" })).toContainText("Agrees");
  await expect(page.getByRole("main").getByText(/\d+ differences?/)).toHaveCount(0);
}
