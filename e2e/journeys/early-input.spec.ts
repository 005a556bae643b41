import type { Page } from "@playwright/test";
import { PASSWORD, unique } from "../fixtures/company";
import { expect, test } from "../fixtures/test";

/** Keeps the page's programs back until `arrive` is called: what somebody on a slow line has before them for seconds. */
async function holdPrograms(page: Page): Promise<() => void> {
  let arrive = () => undefined as void;
  const held = new Promise<void>((resolve) => (arrive = () => resolve()));
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await held;
    await route.continue();
  });
  return arrive;
}

test("PLT-11: what is typed and pressed before the page is live is not lost, and no password gets into an address", async ({ page, company }) => {
  await company.newCustomer(unique("Slow Line"));
  const arrive = await holdPrograms(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("E-mail address").click();
  await page.keyboard.type(company.ownerEmail);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  expect(page.url()).not.toContain("password");
  arrive();
  await page.waitForURL(`**/${company.slug}`);
});

test("PLT-11 CUS-01: a form filled in before the page is live is sent as it was filled in", async ({ pageAs, company }) => {
  const page = await pageAs("owner");
  const arrive = await holdPrograms(page);
  await page.goto(`/${company.slug}/customers/new`, { waitUntil: "commit" });
  const name = unique("Early Bird");
  await page.getByRole("textbox", { name: "Name" }).first().fill(name);
  await page.getByLabel("Type").selectOption({ label: "Distributor" });
  await page.getByLabel("Phone").first().fill("+82 2 555 0100");
  await page.getByLabel("Street", { exact: false }).first().fill("3 Jong-ro");
  await page.getByRole("button", { name: "Create customer" }).click();
  // Nothing has been sent yet, and nothing was thrown away.
  await expect(page.getByRole("textbox", { name: "Name" }).first()).toHaveValue(name);
  arrive();
  await expect(page.getByLabel("Territory")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" }).first()).toHaveValue(name);
  await expect(page.getByLabel("Phone").first()).toHaveValue("+82 2 555 0100");
  await page.getByLabel("Territory").fill("Seoul");
  await page.getByRole("button", { name: "Create customer" }).click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(page.getByText("+82 2 555 0100").first()).toBeVisible();
});

test("ORD-07: a customer typed and taken with Enter before the page is live stands in the order", async ({ pageAs, company }) => {
  const page = await pageAs("sales_rep");
  const name = unique("Quick Fingers");
  await company.newCustomer(name);
  const arrive = await holdPrograms(page);
  await page.goto(`/${company.slug}/orders/new`, { waitUntil: "commit" });
  const customer = page.getByRole("combobox", { name: "Customer" });
  await customer.click();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  arrive();
  await expect(page.getByRole("grid", { name: "Lines" })).toBeVisible();
  await expect(customer).toHaveValue(new RegExp(name));
  await expect(page.getByRole("listbox")).toHaveCount(0);
});

test("PLT-12: a menu pressed before the page is live opens when it is", async ({ pageAs, company }) => {
  const page = await pageAs("owner");
  const arrive = await holdPrograms(page);
  await page.goto(`/${company.slug}`, { waitUntil: "commit" });
  await page.getByRole("button", { name: /^Account of/ }).click();
  await expect(page.getByRole("menu")).toHaveCount(0);
  arrive();
  await expect(page.getByRole("menu")).toBeVisible();
});
