import type { Page } from "@playwright/test";
import { addressOf, PASSWORD } from "../fixtures/company";
import { linkInMail } from "../fixtures/mails";
import { expect, test } from "../fixtures/test";

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("PLT-04 PLT-12: invited by mail, joined, a new password by mail, and out at once when deactivated", async ({ pageAs, company, browser, baseURL }) => {
  test.setTimeout(120_000);
  const owner = await pageAs("owner");
  const email = addressOf("newcomer");
  // The company writes to others once somebody who answers for it has shown that its own address is real.
  await owner.goto(await linkInMail(company.ownerEmail, "/verify-email"));
  await owner.getByRole("button", { name: "Confirm address" }).click();
  await expect(owner.getByText(`${company.ownerEmail} is confirmed`)).toBeVisible();
  await owner.goto(`/${company.slug}/settings/members`);
  await owner.getByRole("button", { name: "Invite member" }).click();
  await owner.getByRole("dialog").getByLabel(/E-mail address/).fill(email);
  await owner.getByRole("dialog").getByLabel(/Role/).selectOption("warehouse");
  await owner.getByRole("button", { name: "Send invitation" }).click();
  await expect(owner.getByRole("table", { name: "Open invitations" })).toContainText(email);

  const context = await browser.newContext({ baseURL, locale: "en-US" });
  const guest = await context.newPage();
  await guest.goto(await linkInMail(email, "/invitation"));
  await guest.getByLabel(/Your name/).fill("Jung Dohyun");
  await guest.locator("input[type=password]").fill(PASSWORD);
  await guest.getByRole("button", { name: "Join workspace" }).click();
  await guest.waitForURL(`**/${company.slug}`);

  await context.clearCookies();
  await guest.goto("/forgot-password");
  await guest.getByLabel("E-mail address").fill(email);
  await guest.getByRole("button", { name: "Send link" }).click();
  const fresh = "another calm river crossing";
  await guest.goto(await linkInMail(email, "/reset-password"));
  await guest.getByLabel(/New password/).fill(fresh);
  await guest.getByRole("button", { name: "Save new password" }).click();
  await expect(guest.getByText("Your password is changed. Sign in with the new one.")).toBeVisible();
  await signIn(guest, email, PASSWORD);
  await expect(guest.getByRole("alert").first()).toBeVisible();
  await signIn(guest, email, fresh);
  await guest.waitForURL(`**/${company.slug}`);

  await owner.reload();
  await owner.getByRole("button", { name: "Actions for Jung Dohyun" }).click();
  await owner.getByRole("menuitem", { name: "Deactivate" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await expect(owner.getByRole("row").filter({ hasText: email })).toContainText("Deactivated");
  await guest.goto(`/${company.slug}/stock`);
  await expect(guest.getByText("There is nothing here")).toBeVisible();
  await expect(guest.getByRole("navigation")).toHaveCount(0);
  await context.close();
});
