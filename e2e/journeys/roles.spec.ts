import { ROLES, roleMay, type Permission, type Role } from "../../server/platform/permissions";
import { expect, test } from "../fixtures/test";

/** Each entry of the sidebar and the right that opens it. */
const entries: readonly (readonly [string, Permission])[] = [
  ["Today", "today.view"], ["Customers", "customers.view"], ["Items", "catalog.view"], ["Orders", "orders.view"], ["Shipments", "shipments.view"],
  ["Invoices", "invoices.view"], ["Receivables", "receivables.view"], ["Stock", "stock.view"], ["Ledger", "ledger.view"],
];

for (const role of ROLES.filter((one): one is Exclude<Role, "owner" | "agent"> => one !== "owner" && one !== "agent")) {
  test(`PLT-04: ${role} signs in and sees only their own sidebar`, async ({ pageAs, company }) => {
    const page = await pageAs(role);
    await page.goto(`/${company.slug}`);
    await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
    const sidebar = page.getByRole("complementary").getByRole("navigation");
    for (const [name, permission] of entries) {
      await expect(sidebar.getByRole("link", { name, exact: true }), `${role}: ${name}`).toHaveCount(roleMay(role, permission) ? 1 : 0);
    }
  });
}

test("PLT-04: an agent sees nothing of orders, customers and books, neither by link nor by address", async ({ pageAs, company }) => {
  const page = await pageAs("agent");
  for (const path of ["orders", "customers", "receivables", "ledger", "stock", "invoices"]) {
    await page.goto(`/${company.slug}/${path}`);
    await expect(page.getByRole("main").getByRole("table"), path).toHaveCount(0);
    await expect(page.getByRole("complementary").getByRole("link", { name: /Orders|Ledger|Receivables|Customers/ })).toHaveCount(0);
  }
});

test("PLT-04 PRC-13: the warehouse sees no cost and no ledger", async ({ pageAs, company }) => {
  const page = await pageAs("warehouse");
  const answers: string[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/trpc/")) void response.text().then((text) => answers.push(text), () => undefined);
  });
  await page.goto(`/${company.slug}/items/${company.itemIds["BOLT-1"]}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("BOLT-1");
  await expect(page.getByText("Standard cost")).toHaveCount(0);
  await page.goto(`/${company.slug}/ledger`);
  await expect(page.getByRole("table")).toHaveCount(0);
  expect(answers.join("\n")).not.toMatch(/"standardCost":"\d/);
});
