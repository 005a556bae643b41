import { unique } from "../fixtures/company";
import { settle } from "../fixtures/settle";
import { expect, test } from "../fixtures/test";

test("CUS-04 CUS-05: one page shows everything about a customer; its tabs are addresses that a colleague opens", async ({ company, pageAs }) => {
  test.setTimeout(120_000);
  const { api, slug } = company;
  const customerId = await company.newCustomer(unique("Card"), 50_000_000n);
  const made = await api.orders.create.mutate({ customerId: customerId as never, lines: [{ itemId: company.itemIds["BOLT-1"] as never, quantity: "2" }], confirm: true } as never);
  const { number } = await api.orders.get.query({ orderId: made.orderId as never });
  const page = await pageAs("owner");
  await page.goto(`/${slug}/customers/${customerId}`);
  await settle(page);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "Does the customer buy more than a year ago?" })).toBeVisible();
  // The page is never asked for again while one looks around in it.
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await main.getByRole("link", { name: /^Open orders/ }).click();
  await expect(main.getByRole("row").filter({ hasText: number })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press(" ");
  await expect(page.getByRole("complementary").filter({ hasText: number })).toBeVisible();
  await page.keyboard.press("Escape");
  await main.getByRole("link", { name: "Invoices", exact: true }).click();
  await expect(main.getByText("No invoices yet")).toBeVisible();
  await main.getByRole("link", { name: "Orders", exact: true }).click();
  await main.getByRole("link", { name: "Amount", exact: true }).click();
  await page.waitForURL(/tab=orders.*sort=/);
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);

  const colleague = await pageAs("sales_manager");
  await colleague.goto(page.url());
  await expect(colleague.getByRole("main").getByRole("row").filter({ hasText: number })).toBeVisible();
  await colleague.goto(`/${slug}/customers/${customerId}?tab=history`);
  const history = colleague.getByRole("main").getByRole("list", { name: "History" });
  await expect(history).toContainText(number);

  // A call is logged with its key, its next step waits on Today and is done there; withdrawn, it can be put back.
  await settle(colleague);
  await colleague.keyboard.press("l");
  const dialog = colleague.getByRole("dialog", { name: "Log a call or meeting" });
  await dialog.getByLabel("Subject").fill("Bolts for spring");
  await dialog.getByLabel("Next step", { exact: true }).fill("Send a sample bolt");
  await dialog.getByLabel("Due on").fill("t");
  await colleague.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  const call = history.getByRole("listitem").filter({ hasText: "Bolts for spring" });
  await expect(call).toContainText("Outgoing call");
  await expect(history.getByRole("listitem").first()).toContainText("Bolts for spring");
  await call.getByRole("button", { name: "Withdraw activity" }).click();
  await expect(call.filter({ hasText: "Outgoing call" })).toHaveCount(0);
  await colleague.getByRole("button", { name: "Undo" }).click();
  await expect(call.filter({ hasText: "Outgoing call" })).toHaveCount(1);
  await colleague.goto(`/${slug}`);
  const due = colleague.getByRole("main").getByRole("listitem").filter({ hasText: "Send a sample bolt" });
  await due.getByRole("button", { name: "Mark as done" }).click();
  await expect(due).toHaveCount(0);

  const warehouse = await pageAs("warehouse");
  await warehouse.goto(`/${slug}/customers/${customerId}`);
  await settle(warehouse);
  await expect(warehouse.getByRole("main").getByRole("link", { name: "Orders", exact: true })).toBeVisible();
  for (const hidden of ["Invoices", "Receipts", "Open items"]) await expect(warehouse.getByRole("main").getByRole("link", { name: hidden, exact: true })).toHaveCount(0);
  await expect(warehouse.getByRole("main")).not.toContainText("Credit still free");
});

test("CUS-05: statements to several customers, who is skipped named before, each result told after", async ({ company, pageAs }) => {
  test.setTimeout(120_000);
  const { api, slug } = company;
  const word = unique("Statement");
  const make = (name: string, email?: string) => api.customers.create.mutate({ name: `${word} ${name}`, type: "direct", endUse: "own", email } as never) as Promise<{ customerId: string }>;
  const reached = await make("reached", "desk@reached.example");
  await make("silent");
  const page = await pageAs("owner");
  await page.goto(`/${slug}/customers?q=${encodeURIComponent(word)}`);
  await settle(page);
  await page.getByRole("checkbox", { name: "Select all rows shown" }).click();
  await page.getByRole("button", { name: "Send statements" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("row").filter({ hasText: "desk@reached.example" })).toContainText(`${word} reached`);
  await expect(dialog.getByRole("status")).toContainText(`${word} silent`);
  await dialog.getByRole("button", { name: "Send 1 statement" }).click();
  const tray = page.getByRole("region", { name: "Send statements" });
  await expect(tray.getByText("1 sent, 1 not sent")).toBeVisible({ timeout: 30_000 });
  await tray.getByRole("button", { name: "What became of each" }).click();
  await expect(page.getByRole("dialog").getByRole("listitem").filter({ hasText: `${word} silent` })).toContainText("No e-mail address");
  await page.keyboard.press("Escape");
  await page.goto(`/${slug}/customers/${reached.customerId}?tab=history`);
  await expect(page.getByRole("main").getByRole("list", { name: "History" })).toContainText("sent a document");
});
