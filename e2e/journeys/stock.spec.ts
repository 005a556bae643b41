import { expect, test } from "../fixtures/test";
import { expectBooksAgree } from "../pages/order-to-cash";
import { RecordPage } from "../pages/record-page";
import { StockFormPage } from "../pages/stock-form-page";

test("INV-08 INV-09 PRM-01: goods are received, moved to another shelf and counted by keyboard alone, and the books agree", async ({ pageAs, company }) => {
  test.setTimeout(120_000);
  const page = await pageAs("owner");
  const shelf = `Z-${process.pid.toString(36)}`;
  await company.api.stock.createLocation.mutate({ warehouseId: company.warehouseId as never, code: shelf });
  const form = new StockFormPage(page, company.slug);

  await form.open("receive");
  await form.typeLookup("BOLT-2");
  await form.skip();
  await form.type("40");
  await form.next();
  await form.type("650");
  await form.post();
  await expect(page.getByRole("main").locator("header").first()).toContainText("₩26,000");

  await form.open("transfer");
  await form.toSameWarehouse();
  await form.focusLines();
  await form.typeLookup("BOLT-2");
  await form.typeLookup("A-01");
  await form.typeLookup(shelf);
  await form.type("25");
  await form.post();
  await expect(page.getByRole("row").filter({ hasText: shelf })).toContainText("25");
  await page.goto(`/${company.slug}/stock/${company.itemIds["BOLT-2"]}`);
  await expect(page.getByRole("main")).toContainText(`${shelf} 25`);

  await page.goto(`/${company.slug}/stock/counts`);
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Warehouse")).not.toHaveValue("");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/stock\/counts\/[0-9a-f-]{36}$/);
  const counted = page.getByRole("textbox", { name: `Counted BOLT-2 at ${shelf}` });
  await counted.focus();
  await page.keyboard.type("24");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/1 of \d+ counted, 1 difference/).first()).toBeVisible();
  const post = page.getByRole("main").getByRole("button", { name: "Post differences" });
  await post.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("One difference is posted");
  await page.getByRole("dialog").getByRole("button", { name: "Post differences" }).focus();
  await page.keyboard.press("Enter");
  await new RecordPage(page).expectState("Posted");
  await expectBooksAgree(page, company.slug);
});
