import { unique } from "../fixtures/company";
import { expect, test } from "../fixtures/test";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

test("ORD-12: an order is confirmed, its confirmation mailed from the screen, read in the mailbox, and the history tells it", async ({ pageAs, company }) => {
  const customerId = await company.newCustomer(unique("한강정밀"));
  await company.api.customers.addContact.mutate({ customerId, name: "Kim Gumae", email: "kim@hangang.example", role: "buys" });
  const { orderId, number } = await company.api.orders.create.mutate({ customerId, customerReference: "PO-77", lines: [{ itemId: company.itemIds["BOLT-1"], quantity: "5" }] });
  const page = await pageAs("owner");
  await page.goto(`/${company.slug}/orders/${orderId}`);
  await page.getByRole("button", { name: "Confirm order" }).click();
  await page.getByRole("button", { name: "Send confirmation" }).click();
  const dialog = page.getByRole("dialog", { name: /Send order confirmation/ });
  await expect(dialog.getByLabel("To")).toHaveValue("kim@hangang.example");
  await expect(dialog.getByLabel("Subject")).toHaveValue(new RegExp(number));
  await page.screenshot({ path: ".naru/test/pictures/send-dialog.png" });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.frameLocator("iframe").getByText("PO-77")).toBeVisible();
  await page.screenshot({ path: ".naru/test/pictures/send-preview.png" });
  const [pdf] = await Promise.all([page.waitForEvent("popup", { timeout: 45_000 }), dialog.getByRole("button", { name: /\.pdf$/ }).click()]);
  await pdf.close();
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(dialog).toBeHidden();
  const history = page.getByRole("list", { name: "History" });
  await expect(history.getByText("sent a document")).toBeVisible();
  await page.screenshot({ path: ".naru/test/pictures/order-with-mail.png", fullPage: true });

  await page.goto(`/${company.slug}/settings/mail`);
  await page.getByRole("button", { name: /kim@hangang\.example/ }).first().click();
  await expect(page.frameLocator("iframe").getByText("Thank you for your order")).toBeVisible();
  const link = page.getByRole("link", { name: /Order confirmation.*\.pdf/ });
  await expect(link).toBeVisible();
  await page.screenshot({ path: ".naru/test/pictures/mailbox.png" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(link).toBeVisible();
  await page.screenshot({ path: ".naru/test/pictures/mailbox-phone.png" });
  const file = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(file.headers()["content-type"]).toBe("application/pdf");
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("DOC-02: a file beside an order is opened by a second person, and the log says so", async ({ pageAs, company }) => {
  const customerId = await company.newCustomer(unique("Files"));
  const { orderId } = await company.api.orders.create.mutate({ customerId, lines: [{ itemId: company.itemIds["BOLT-2"], quantity: "1" }], confirm: true });
  const owner = await pageAs("owner");
  await owner.goto(`/${company.slug}/orders/${orderId}`);
  await owner.getByLabel(/Add a file/).setInputFiles({ name: "drawing.exe", mimeType: "application/octet-stream", buffer: PNG });
  await expect(owner.getByRole("link", { name: "drawing.png", exact: true })).toBeVisible();

  const warehouse = await pageAs("warehouse");
  await warehouse.goto(`/${company.slug}/orders/${orderId}`);
  const href = (await warehouse.getByRole("link", { name: "drawing.png", exact: true }).getAttribute("href")) ?? "";
  expect((await warehouse.request.get(href)).status()).toBe(200);
  await expect(warehouse.getByRole("button", { name: "Remove drawing.png" })).toHaveCount(0);

  await owner.reload();
  await expect(owner.getByRole("button", { name: "Opened once" })).toBeVisible();
  await owner.screenshot({ path: ".naru/test/pictures/order-files.png", fullPage: true });
  await owner.getByRole("button", { name: "Opened once" }).click();
  await expect(owner.getByRole("dialog", { name: "Who opened drawing.png" }).getByText("looked at it")).toBeVisible();
  await owner.screenshot({ path: ".naru/test/pictures/file-views.png" });
  await owner.keyboard.press("Escape");
  await owner.getByRole("button", { name: "Remove drawing.png" }).click();
  await expect(owner.getByRole("link", { name: "drawing.png", exact: true })).toHaveCount(0);
  await owner.getByRole("button", { name: "Undo" }).click();
  await expect(owner.getByRole("link", { name: "drawing.png", exact: true })).toBeVisible();

  const agent = await pageAs("agent");
  expect((await agent.request.get(href)).status()).toBe(403);
});

test("SHP-05: the letterhead is entered once and stands on the packing list", async ({ pageAs, company }) => {
  const page = await pageAs("owner");
  await page.goto(`/${company.slug}/settings/letterhead`);
  await page.getByLabel("Registration number").fill("123-45-67890");
  await page.getByLabel("Account number or IBAN").fill("110-123-456789");
  await page.locator("input[type=file]").first().setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: PNG });
  await expect(page.getByRole("img", { name: "Logo" })).toBeVisible();
  await page.getByRole("button", { name: "Save letterhead" }).click();
  await expect(page.getByText("Letterhead saved")).toBeVisible();
  await page.screenshot({ path: ".naru/test/pictures/letterhead.png", fullPage: true });
});
