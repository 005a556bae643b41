import type { Page } from "@playwright/test";
import { unique } from "../fixtures/company";
import { expect, test } from "../fixtures/test";
import { settle } from "../fixtures/settle";
import { called } from "./called";
import { complaintsOf, lookAt, pictureLanguage, speak } from "./look";

interface Opened {
  name: string;
  /** Address inside the workspace. */
  at: string;
  open: (page: Page) => Promise<void>;
}

const press = (name: string, given?: Record<string, string>) => async (page: Page) => page.getByRole("main").getByRole("button", { name: called(name, given) }).first().click();
const choose = (name: string) => async (page: Page) => {
  await page.getByRole("main").locator("header").getByRole("button", { name: called("More actions") }).first().click();
  await page.getByRole("menuitem", { name: called(name) }).click();
};

test.describe.configure({ mode: "parallel" });

/** Every dialog of the company's records and settings, opened and looked at like a page. */
async function dialogsOf(ids: { customer: string; supplier: string; expected: string; priceList: string }): Promise<Opened[]> {
  return [
    { name: "activity", at: `/customers/${ids.customer}`, open: choose("Log call or meeting") },
    { name: "entity", at: `/customers/${ids.customer}`, open: press("Add entity") },
    { name: "contact", at: `/customers/${ids.customer}`, open: press("Add contact") },
    { name: "address", at: `/customers/${ids.customer}`, open: press("Add address") },
    { name: "price-lists-of-customer", at: `/customers/${ids.customer}`, open: press("Choose price lists") },
    { name: "item-code", at: `/customers/${ids.customer}`, open: press("Add code") },
    { name: "document-layout", at: `/customers/${ids.customer}`, open: press("Change layout") },
    { name: "opening-receivable", at: `/receivables/customers/${ids.customer}`, open: choose("Opening receivable") },
    { name: "opening-advance", at: `/receivables/customers/${ids.customer}`, open: choose("Opening advance") },
    { name: "discount-rule", at: "/prices/rules", open: press("New rule") },
    { name: "price-list", at: "/prices", open: press("New price list") },
    { name: "warehouse", at: "/warehouses", open: press("New warehouse") },
    { name: "location", at: "/warehouses", open: press("Add location") },
    { name: "count", at: "/stock/counts", open: press("Start a count") },
    { name: "supplier", at: "/inbound/suppliers", open: press("New supplier") },
    { name: "supplier-edit", at: `/inbound/suppliers/${ids.supplier}`, open: press("Edit") },
    { name: "postpone", at: `/inbound/${ids.expected}`, open: choose("Change day or reference") },
    { name: "account", at: "/ledger/accounts", open: press("New account") },
    { name: "bank-account", at: "/ledger/accounts", open: press("New bank account") },
    { name: "bank-account-edit", at: "/ledger/accounts", open: press("Edit account {account}", { account: "103" }) },
    { name: "credit-limit", at: "/receivables/exposure", open: async (page) => {
      await page.getByRole("button", { name: called("Actions for {name}") }).first().click();
      await page.getByRole("menuitem").first().click();
    } },
    { name: "hand-over", at: "/customers", open: async (page) => {
      await page.getByRole("checkbox").first().click();
      await page.getByRole("button", { name: called("Hand over") }).click();
    } },
    { name: "send-statements", at: "/customers", open: async (page) => {
      // The dialog before has left its customer chosen where both stand on one page.
      const first = page.getByRole("checkbox").first();
      if (!(await first.isChecked())) await first.click();
      await page.getByRole("button", { name: called("Send statements") }).click();
    } },
    { name: "payment-terms", at: "/settings/payment-terms", open: press("New payment terms") },
    { name: "tax-code", at: "/settings/tax-codes", open: press("New tax code") },
    { name: "category", at: "/settings/categories", open: press("New category") },
    { name: "unit", at: "/settings/units", open: press("New unit") },
    { name: "invite", at: "/settings/members", open: press("Invite member") },
    { name: "second-factor", at: "/settings/account", open: press("Turn on") },
  ];
}

for (const half of [0, 1]) {
  test(`PLT-12: every dialog is readable in both modes and on a phone (${half + 1} of 2)`, async ({ company, pageAs, baseURL }) => {
    test.setTimeout(300_000);
    const { api } = company;
    const customer = await company.newCustomer(unique("Dialog Customer"), 1_000_000n);
    const { supplierId } = await api.supply.createSupplier.mutate({ code: unique("D").replace(" ", ""), name: unique("Dialog Supplier") });
    const expected = (await api.supply.expected.query({ limit: 1 })).rows[0]?.id ?? "";
    const priceList = (await api.pricing.lists.query({})).rows[0]?.id ?? "";
    const page = await pageAs("owner");
    await speak(page.context(), baseURL ?? "", pictureLanguage);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    const all = await dialogsOf({ customer, supplier: supplierId, expected, priceList });
    // Dialogs of one page are opened one after another without loading it anew.
    const addresses = [...new Set(all.map(({ at }) => at))].filter((_, index) => index % 2 === half);
    page.setDefaultTimeout(15_000);
    let here = "";
    for (const { name, at, open } of all.filter((dialog) => addresses.includes(dialog.at))) {
      // All that is wrong is said at once, not only the first.
      try {
        if (here === at) {
          await page.keyboard.press("Escape");
          await expect(page.getByRole("dialog")).toBeHidden();
        } else await page.goto(`/${company.slug}${at}`);
        here = at;
        await settle(page);
        await open(page);
        await expect(page.getByRole("dialog")).toBeVisible();
        await settle(page);
        faults.push(...(await lookAt(page, `dialogs/${name}`, "[role=dialog]")).map((fault) => `${name}: ${fault}`));
      } catch (error) {
        faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        here = "";
      }
    }
    expect([...faults, ...complaints]).toEqual([]);
  });
}
