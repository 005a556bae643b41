import { asSeenBy, expect, test } from "../fixtures/demo";
import { settle } from "../fixtures/settle";
import { complaintsOf, lookAt, pictureLanguage, speak } from "./look";
import { addressOf, isOpenToAll, pageRoutes } from "./routes";

test.describe.configure({ mode: "parallel" });

for (const route of pageRoutes()) {
  test(`PLT-11 PLT-12 picture of ${route}`, async ({ demo, browser, baseURL }) => {
    test.setTimeout(90_000);
    const open = isOpenToAll(route);
    const context = open ? await browser.newContext({ baseURL, ...asSeenBy }) : demo.context;
    await speak(context, baseURL ?? "", pictureLanguage);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    try {
      const answer = await page.goto(open ? route : await addressOf(route, demo.slug, demo));
      expect(answer?.status()).toBeLessThan(400);
      await settle(page);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      // An address that only leads on shows another page, which has pictures of its own.
      if (answer?.request().redirectedFrom()) return expect(complaints).toEqual([]);
      const faults = await lookAt(page, route);
      expect([...faults, ...complaints]).toEqual([]);
    } finally {
      if (open) await context.close();
      else await page.close();
    }
  });
}
