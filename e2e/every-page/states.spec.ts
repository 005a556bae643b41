import { addressOf as mailOf, registerOwner, unique } from "../fixtures/company";
import { apiOf } from "../fixtures/api";
import { expect, test } from "../fixtures/test";
import { settle } from "../fixtures/settle";
import { complaintsOf, lookAt, overflow } from "./look";
import { pageRoutes } from "./routes";

/** Sixty letters: 주식회사 …, as some are in the register. */
const LONG_NAME = "주식회사 한국해양수산정밀기계부품유통판매서비스연구개발국제무역물류창고운송보험중개자산관리컨설팅투자";
const lists = pageRoutes().filter((route) => route.startsWith("/[tenant]") && !/\[\w+\]/.test(route.replace("/[tenant]", "")) && !/\/(new|edit|receive|transfer|adjust|scrap)$/.test(route));

test.describe.configure({ mode: "parallel" });

test("PLT-12: a company's first day: every list says what will be here, and nothing breaks", async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ baseURL, locale: "en-US", reducedMotion: "reduce", viewport: { width: 390, height: 844 } });
  await registerOwner(context, baseURL ?? "", mailOf("first.day"));
  const { slug } = await apiOf(context, baseURL ?? "").workspaces.open.mutate({ name: unique("First Day"), country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul", language: "en" });
  const complaints: string[] = [];
  const wide: string[] = [];
  // While one page comes to life, the other is looked at.
  const left = [...lists];
  const walk = async () => {
    const page = await context.newPage();
    const heard = complaintsOf(page);
    for (let route = left.shift(); route !== undefined; route = left.shift()) {
      await page.goto(route.replace("[tenant]", slug));
      await settle(page);
      await expect(page.getByRole("heading", { level: 1 }).first(), route).toBeVisible();
      wide.push(...(await overflow(page)).map((fault) => `${route}: ${fault}`));
      await page.screenshot({ path: `.naru/test/pictures/empty/${route.replaceAll("/", "_").replace("_[tenant]", "") || "today"}.png`, animations: "disabled" });
    }
    complaints.push(...heard);
  };
  await Promise.all([walk(), walk()]);
  expect([...wide, ...complaints]).toEqual([]);
  await context.close();
});

test("PLT-12 PRC-13: sixty letters of a name and ₩12,345,678,901 stay on the screen, for the owner and for the warehouse", async ({ company, pageAs }) => {
  test.setTimeout(180_000);
  const { api, slug } = company;
  const customerId = await company.newCustomer(LONG_NAME);
  const made = await api.orders.create.mutate({ customerId: customerId as never, lines: [{ itemId: company.itemIds["BOLT-3"] as never, quantity: "1", unitPrice: "12345678901" }] });
  await api.orders.confirm.mutate({ orderId: made.orderId as never, version: 1 } as never).catch(() => undefined);
  const page = await pageAs("owner");
  await page.emulateMedia({ reducedMotion: "reduce" });
  const complaints = complaintsOf(page);
  const faults: string[] = [];
  const look = async (name: string, address: string) => {
    await page.goto(`/${slug}${address}`);
    await settle(page);
    faults.push(...(await lookAt(page, `large/${name}`)).map((fault) => `${name}: ${fault}`));
  };
  await look("customers", `/customers?q=${encodeURIComponent(LONG_NAME.slice(0, 12))}`);
  await look("customer", `/customers/${customerId}`);
  await look("orders", "/orders");
  await look("order", `/orders/${made.orderId}`);
  await look("order-edit", `/orders/new?customer=${customerId}`);
  await look("statement", `/receivables/customers/${customerId}`);
  await look("today", "");
  expect([...faults, ...complaints]).toEqual([]);

  const warehouse = await pageAs("warehouse");
  const seen: string[] = [];
  for (const [name, address] of [["today", ""], ["item", `/items/${company.itemIds["BOLT-3"]}`], ["stock", "/stock"], ["stock-item", `/stock/${company.itemIds["BOLT-3"]}`], ["ledger", "/ledger"], ["customers", "/customers"], ["receivables", "/receivables"]] as const) {
    await warehouse.goto(`/${slug}${address}`);
    await settle(warehouse);
    await warehouse.screenshot({ path: `.naru/test/pictures/warehouse/${name}.png`, animations: "disabled" });
    if (/margin|cost|profit/i.test(await warehouse.getByRole("main").innerText())) seen.push(name);
  }
  expect(seen).toEqual([]);
});

test("PLT-12: what cannot be read says so, with a number to quote and a way to try again", async ({ company, pageAs }) => {
  const page = await pageAs("owner");
  await page.goto(`/${company.slug}/customers`);
  await settle(page);
  await page.route("**/api/trpc/customers.list**", (route) => route.fulfill({ status: 503, contentType: "application/json", body: "{}" }));
  await page.getByRole("searchbox").or(page.getByPlaceholder(/Code, name/)).first().fill("nobody");
  const retry = page.getByRole("button", { name: /again/i });
  await expect(retry).toBeVisible({ timeout: 30_000 });
  await page.screenshot({ path: ".naru/test/pictures/states/error.png" });
  await page.unroute("**/api/trpc/customers.list**");
  await retry.click();
  await expect(retry).toBeHidden();
  await page.goto(`/${company.slug}/orders/00000000-0000-4000-8000-000000000000`);
  await settle(page);
  await page.screenshot({ path: ".naru/test/pictures/states/no-such-record.png" });
  await expect(page.getByRole("heading", { level: 1, name: "Not found" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the list" }).click();
  await page.waitForURL(`**/${company.slug}/orders`);

  // Sent without a connection: it says so at once, keeps what was typed, and does nothing by itself later.
  await page.goto(`/${company.slug}/customers/new`);
  await settle(page);
  const name = page.getByLabel(/^Name/).first();
  await name.fill("Kept Customer");
  await page.context().setOffline(true);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/No connection to the server/).first()).toBeVisible();
  await expect(name).toHaveValue("Kept Customer");
  await page.context().setOffline(false);
  await page.waitForLoadState("networkidle");
  expect((await company.api.customers.list.query({ search: "Kept Customer" })).rows).toEqual([]);
});
