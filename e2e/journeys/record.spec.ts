import { expect, test } from "../fixtures/test";
import { unique } from "../fixtures/company";

test("CUS-05 PLT-13 a comment that mentions a colleague reaches them at once, and its link leads to it", async ({ company, pageAs }) => {
  const customerId = await company.newCustomer(unique("Mokpo Harbour"));
  const [owner, accountant] = await Promise.all([pageAs("owner"), pageAs("accountant")]);
  await accountant.goto(`/${company.slug}/customers`);
  await owner.goto(`/${company.slug}/customers/${customerId}`);
  const box = owner.getByRole("textbox", { name: "Write a comment" });
  await box.pressSequentially("Please ask @accoun");
  await expect(owner.getByRole("listbox", { name: "Colleagues" }).getByRole("option")).toHaveCount(1);
  await owner.keyboard.press("Enter");
  await owner.keyboard.type("about <b>terms</b>");
  await owner.keyboard.press("Control+Enter");
  await expect(box).toHaveValue("");
  const said = /Please ask @.*accountant about <b>terms<\/b>/;
  await expect(owner.getByRole("listitem").filter({ hasText: said })).toBeVisible();

  await accountant.getByRole("button", { name: /\d unread notification/ }).click();
  await accountant.getByRole("link", { name: /mentioned you on customer/ }).click();
  await expect(accountant.locator("li[aria-current]").filter({ hasText: said })).toBeInViewport();
});

test("PLT-09 what was typed survives closing the tab and is offered again until it is saved", async ({ company, pageAs }) => {
  // Somebody who enters no customers in the other journeys: what is not saved there waits as a draft of the owner's.
  const page = await pageAs("admin");
  const context = page.context();
  const name = unique("Draft & Sons");
  await page.goto(`/${company.slug}/customers/new`);
  await page.getByLabel("Name").first().fill(name);
  await expect(page.getByText(/^Saved as draft/)).toBeVisible();
  await page.getByLabel("Industry").fill("in the last moment");
  await page.close();
  // What was typed last travels on after the tab is gone.
  const address = `/api/trpc/drafts.get?input=${encodeURIComponent(JSON.stringify({ json: { key: "customer/new" } }))}`;
  const headers = { "x-workspace": company.slug, "content-type": "application/json" };
  await expect.poll(async () => (await context.request.get(address, { headers })).text()).toContain("in the last moment");

  const again = await context.newPage();
  await again.goto(`/${company.slug}/customers/new`);
  await expect(again.getByText(/^Entered on .*, not saved yet/)).toBeVisible();
  await expect(again.getByLabel("Name").first()).toHaveValue("");
  await again.getByRole("button", { name: "Continue" }).click();
  await expect(again.getByLabel("Name").first()).toHaveValue(name);
  await expect(again.getByLabel("Industry")).toHaveValue("in the last moment");
  await again.keyboard.press("Control+Enter");
  await again.waitForURL(/\/customers\/[0-9a-f-]{36}$/);
  await expect(() => again.goto(`/${company.slug}/customers/new`)).toPass();
  await expect(again.getByLabel("Name").first()).toBeFocused();
  await expect(again.getByText(/not saved yet/)).toHaveCount(0);

  // A small dialog closed by accident before it knew of any draft, and opened again while what was typed is still on its way.
  await again.route(/drafts\.(get|keep)/, (route) => setTimeout(() => void route.continue().catch(() => undefined), 400));
  await expect(() => again.goto(`/${company.slug}/settings/units`)).toPass();
  await again.keyboard.press("c");
  await again.getByLabel("Name").fill("Half a dozen");
  await again.keyboard.press("Escape");
  await expect(again.getByRole("dialog")).toHaveCount(0);
  await again.keyboard.press("c");
  await again.getByRole("button", { name: "Continue" }).click();
  await expect(again.getByLabel("Name")).toHaveValue("Half a dozen");
});

test("PLT-09 two who edit one order see what the other changed, choose, and both changes stand", async ({ company, pageAs }) => {
  const customerId = await company.newCustomer(unique("Ulsan Valves"));
  const { orderId } = await company.api.orders.create.mutate({ customerId, customerReference: "PO-1", lines: [{ itemId: company.itemIds["BOLT-1"], quantity: "5" }] });
  const [first, second] = await Promise.all([pageAs("owner"), pageAs("sales_manager")]);
  for (const page of [first, second]) {
    await page.goto(`/${company.slug}/orders/${orderId}/edit`);
    await expect(page.getByRole("textbox", { name: "Customer PO" })).toHaveValue("PO-1");
  }
  await first.getByRole("textbox", { name: "Customer PO" }).fill("PO-2");
  await first.keyboard.press("Control+S");
  await first.waitForURL(new RegExp(`/orders/${orderId}$`));

  await second.getByRole("textbox", { name: "Customer PO" }).fill("PO-3");
  await second.keyboard.press("Control+S");
  const panel = second.getByRole("group", { name: /saved this record at/ });
  await expect(panel).toBeFocused();
  await expect(panel.getByRole("listitem")).toHaveText([/Customer PO.*PO-1.*Han Jiwon.*PO-2.*You.*PO-3/]);
  await expect(second.getByRole("textbox", { name: "Customer PO" })).toHaveValue("PO-3");
  await panel.getByRole("radio", { name: /PO-2/ }).click();
  await expect(second.getByRole("textbox", { name: "Customer PO" })).toHaveValue("PO-2");
  await panel.getByRole("radio", { name: /PO-3/ }).click();
  await second.keyboard.press("Control+S");
  await second.waitForURL(new RegExp(`/orders/${orderId}$`));
  expect((await company.api.orders.get.query({ orderId })).customerReference).toBe("PO-3");
});
