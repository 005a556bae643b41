import { generateSync } from "otplib";
import type { Page } from "@playwright/test";
import { apiOf } from "../fixtures/api";
import { addressOf, PASSWORD, registerOwner, unique } from "../fixtures/company";
import { expect, test } from "../fixtures/test";

/** The code of the app, so many half minutes from now; a clock may be one of them off. */
const codeOf = (secret: string, steps = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * steps });

async function signIn(page: Page, email: string, code: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Second factor" })).toBeVisible();
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
}

test("PLT-12: a second factor is turned on with an app's code, and from then on asked for; a recovery code signs in once", async ({ browser, baseURL }) => {
  test.setTimeout(90_000);
  const context = await browser.newContext({ baseURL, locale: "en-US" });
  const email = addressOf("careful");
  await registerOwner(context, baseURL ?? "", email);
  const { slug } = await apiOf(context, baseURL ?? "").workspaces.open.mutate({ name: unique("Careful Co"), country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul", language: "en" });
  const page = await context.newPage();
  await page.goto(`/${slug}/settings/account`);
  await page.getByRole("button", { name: "Turn on" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/password/i).fill(PASSWORD);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
  const secret = (await dialog.locator("code").innerText()).replace(/\s/g, "");
  await dialog.getByLabel("Code of the app").fill("000000");
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Code of the app").fill(codeOf(secret));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("heading", { name: "Recovery codes" })).toBeVisible();
  const [recovery] = await dialog.locator("li code").allInnerTexts();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText(/On since/)).toBeVisible();

  await signIn(page, email, codeOf(secret, 1));
  await page.waitForURL(`**/${slug}`);
  await signIn(page, email, recovery ?? "");
  await page.waitForURL(`**/${slug}`);
  await signIn(page, email, recovery ?? "");
  await expect(page.getByRole("alert").first()).toBeVisible();
  expect(page.url()).toContain("/sign-in");
  await context.close();
});
