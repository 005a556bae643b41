import { readFileSync } from "node:fs";
import { expect, test as base, type BrowserContext } from "@playwright/test";
import { apiOf, uploadOf, type Api, type Upload } from "../fixtures/api";
import { complaintsOf, lookAt, pictureLanguage, settle, speak } from "./look";
import { addressOf, isOpenToAll, pageRoutes } from "./routes";

interface Demo {
  slug: string;
  context: BrowserContext;
  api: Api;
  upload: Upload;
}

interface SignIns {
  slug: string;
  signIns: { role: string; email: string; password: string }[];
}

const asSeenBy = { locale: "en-US", timezoneId: "Asia/Seoul", reducedMotion: "reduce", viewport: { width: 1280, height: 800 } } as const;

/** The demo company as its owner sees it; signed in once for each worker. */
const test = base.extend<object, { demo: Demo }>({
  demo: [
    async ({ browser }, use) => {
      const baseURL = process.env["NARU_E2E_URL"] ?? "";
      const { slug, signIns } = JSON.parse(readFileSync(process.env["NARU_SIGN_INS_FILE"] ?? "", "utf8")) as SignIns;
      const owner = signIns.find((one) => one.role === "owner");
      const context = await browser.newContext({ baseURL, ...asSeenBy });
      const page = await context.newPage();
      await page.goto("/sign-in");
      await page.getByLabel("E-mail address").fill(owner?.email ?? "");
      await page.getByLabel("Password").fill(owner?.password ?? "");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL(`**/${slug}`);
      await page.close();
      await speak(context, baseURL, pictureLanguage);
      await use({ slug, context, api: apiOf(context, baseURL, slug), upload: uploadOf(context, baseURL, slug) });
      await context.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test.describe.configure({ mode: "parallel" });

for (const route of pageRoutes()) {
  test(`PLT-11 PLT-12 picture of ${route}`, async ({ demo, browser, baseURL }) => {
    test.setTimeout(90_000);
    const open = isOpenToAll(route);
    const context = open ? await browser.newContext({ baseURL, ...asSeenBy }) : demo.context;
    if (open) await speak(context, baseURL ?? "", pictureLanguage);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    try {
      const answer = await page.goto(open ? route : await addressOf(route, demo.slug, demo));
      expect(answer?.status()).toBeLessThan(400);
      await settle(page);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const faults = await lookAt(page, route);
      expect([...faults, ...complaints]).toEqual([]);
    } finally {
      if (open) await context.close();
      else await page.close();
    }
  });
}
