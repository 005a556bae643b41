import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { apiOf, type Api } from "../fixtures/api";
import { addressOf, isOpenToAll, pageRoutes } from "./routes";

interface Demo {
  slug: string;
  context: BrowserContext;
  api: Api;
}

interface SignIns {
  slug: string;
  signIns: { role: string; email: string; password: string }[];
}

const pictures = join(import.meta.dirname, "..", "..", ".naru", "test", "pictures");

/** The demo company as its owner sees it; signed in once for each worker. */
const test = base.extend<object, { demo: Demo }>({
  demo: [
    async ({ browser }, use) => {
      const baseURL = process.env["NARU_E2E_URL"] ?? "";
      const { slug, signIns } = JSON.parse(readFileSync(process.env["NARU_SIGN_INS_FILE"] ?? "", "utf8")) as SignIns;
      const owner = signIns.find((one) => one.role === "owner");
      const context = await browser.newContext({ baseURL, locale: "en-US", timezoneId: "Asia/Seoul", reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.goto("/sign-in");
      await page.getByLabel("E-mail address").fill(owner?.email ?? "");
      await page.getByLabel("Password").fill(owner?.password ?? "");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL(`**/${slug}`);
      await page.close();
      await use({ slug, context, api: apiOf(context, baseURL, slug) });
      await context.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** Everything the browser complains about while a page is open. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text().slice(0, 400)}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message.slice(0, 400)}`));
  page.on("response", (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`));
  return complaints;
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map((violation) => `${violation.id}: ${violation.help}\n  ${violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`).join("\n  ")}`);
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** How far the page is wider than the screen, and what sticks out. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [`${document.documentElement.scrollWidth} px in ${width} px`];
  });
}

test.describe.configure({ mode: "parallel" });

for (const route of pageRoutes()) {
  test(`PLT-11 PLT-12 picture of ${route}`, async ({ demo, browser, baseURL }) => {
    // A count sheet of a whole warehouse has thousands of cells to judge.
    test.setTimeout(180_000);
    const open = isOpenToAll(route);
    const context = open ? await browser.newContext({ baseURL, locale: "en-US", timezoneId: "Asia/Seoul", reducedMotion: "reduce" }) : demo.context;
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    const folder = join(pictures, route.replaceAll("/", "_").replace(/^_/, "") || "start");
    mkdirSync(folder, { recursive: true });
    try {
      await page.setViewportSize({ width: 1280, height: 800 });
      const answer = await page.goto(open ? route : await addressOf(route, demo.slug, demo.api));
      expect(answer?.status()).toBeLessThan(400);
      await settle(page);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const faults: string[] = [];
      for (const theme of ["light", "dark"] as const) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset["theme"] = chosen;
        }, theme);
        await page.screenshot({ path: join(folder, `${theme}.png`), animations: "disabled" });
        faults.push(...(await seriousFaults(page)).map((fault) => `${theme}: ${fault}`));
      }
      await page.evaluate(() => {
        document.documentElement.dataset["theme"] = "light";
      });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.screenshot({ path: join(folder, "phone.png"), animations: "disabled" });
      faults.push(...(await overflow(page)).map((fault) => `wider than a phone: ${fault}`));
      expect([...faults, ...complaints]).toEqual([]);
    } finally {
      if (open) await context.close();
      else await page.close();
    }
  });
}
