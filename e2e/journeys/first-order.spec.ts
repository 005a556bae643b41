import { addressOf, PASSWORD, unique } from "../fixtures/company";
import { expect, test } from "@playwright/test";
import { OrderEntryPage } from "../pages/order-entry-page";
import { OrderPage } from "../pages/order-page";

test("PLT-02 PLT-12 ORD-07: a stranger registers and has a first order confirmed", async ({ page }) => {
  test.setTimeout(120_000);
  const began = performance.now();
  await page.goto("/register");
  await page.getByLabel(/Your name/).fill("Seo Minho");
  await page.getByLabel(/E-mail address/).fill(addressOf("stranger"));
  await page.getByLabel(/Password/).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/workspaces/new");
  await page.getByLabel(/Company name/).fill(unique("Seorak Supplies"));
  await expect(page.getByLabel(/Country/)).toHaveValue(/Korea/);
  await page.getByRole("button", { name: "Create workspace" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  const slug = new URL(page.url()).pathname.split("/")[1] ?? "";
  await page.getByRole("main").locator(`a[href="/${slug}/items/new"]`).click();
  await page.getByLabel("Code*", { exact: true }).or(page.getByRole("textbox", { name: "Code" })).first().fill("TAPE-1");
  await page.getByRole("textbox", { name: "Name" }).first().fill("Packing tape");
  await page.getByRole("button", { name: "Create item" }).click();
  await page.waitForURL(/\/items\/[0-9a-f-]{36}$/);

  await page.goto(`/${slug}`);
  await page.getByRole("main").locator(`a[href="/${slug}/stock/receive"]`).click();
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.getByRole("gridcell", { name: /^Item, line 1/i })).toBeFocused();
  await page.keyboard.type("TAPE-1", { delay: 15 });
  await expect(page.getByRole("option", { name: "TAPE-1" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  // Past the place, which stays open.
  await page.keyboard.press("Tab");
  await page.keyboard.type("100", { delay: 15 });
  await page.keyboard.press("Tab");
  await page.keyboard.type("500", { delay: 15 });
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Post receipt" }).click();
  await page.waitForURL(/\/stock\/documents\/[0-9a-f-]{36}$/);

  await page.goto(`/${slug}`);
  await page.getByRole("main").locator(`a[href="/${slug}/customers/new"]`).click();
  await page.getByRole("textbox", { name: "Name" }).first().fill("Jongno Stationers");
  await page.getByLabel("Street", { exact: false }).first().fill("3 Jong-ro");
  await page.getByRole("button", { name: "Create customer" }).click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/);

  const entry = new OrderEntryPage(page, slug);
  await entry.open();
  await entry.chooseCustomer("Jongno Stationers");
  await entry.tabToLines();
  await entry.typeLine("TAPE-1", "3", true);
  // Nothing is in the price list yet: the stranger types the price.
  await page.keyboard.press("Tab");
  await page.keyboard.type("1200", { delay: 15 });
  await entry.saveAndConfirm();
  const order = new OrderPage(page);
  const confirmPrices = page.getByRole("button", { name: "Confirm prices typed by hand" });
  await expect(confirmPrices.or(page.getByText("Confirmed", { exact: true }).first())).toBeVisible();
  if (await confirmPrices.isVisible()) {
    await confirmPrices.click();
    await order.press("Confirm order");
  }
  await order.expectState("Confirmed");
  const seconds = (performance.now() - began) / 1000;
  console.log(`From a stranger's registration to a first confirmed order: ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(300);
});
