import type { Locator, Page } from "@playwright/test";

/** A processor four times slower, on a machine that others use too, takes its time before a page holds still to be touched. */
const PATIENCE_MS = 10_000;
/** Time for an answer to be painted before the next touch. */
const LOOK_MS = 250;

/**
 * What people do with a page: type into its search or first field, open the filters, sort, open a menu, type into the first line of a
 * grid. Nothing is sent, and the page is left where it is. What a page does not have is passed over.
 */
export async function useAsPeopleDo(page: Page): Promise<void> {
  const main = page.locator("main");
  const field = main.locator("input:visible:not([type=hidden], [type=checkbox], [type=radio], [type=file], :disabled), textarea:visible").first();
  await typeInto(page, field, "abc");
  await openAndLeave(page, main.locator("[role=search] button[aria-haspopup=dialog]:visible").first());
  const heading = main.locator("th[aria-sort] a:visible").first();
  if (await heading.count()) await touch(page, heading);
  const cell = main.locator("[role=grid] [role=gridcell]:visible:not([aria-readonly=true])").first();
  await typeInto(page, cell, "12");
  await openAndLeave(page, main.locator("button[aria-haspopup=menu]:visible").first());
  await openAndLeave(page, page.locator("header button[aria-haspopup=menu]:visible").last());
}

async function touch(page: Page, target: Locator): Promise<void> {
  // A phone taps; where there is no touch screen, a mouse clicks.
  await target.tap({ timeout: PATIENCE_MS }).catch(() => target.click({ timeout: PATIENCE_MS }).catch(() => undefined));
  await page.waitForTimeout(LOOK_MS);
}

async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  if (!(await target.count())) return;
  await touch(page, target);
  await page.keyboard.type(text, { delay: 100 });
  await page.waitForTimeout(LOOK_MS);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}

async function openAndLeave(page: Page, button: Locator): Promise<void> {
  if (!(await button.count())) return;
  await touch(page, button);
  // What opens comes over the slow line the first time; on a record with nothing open Escape leads back, and the page would be gone.
  const opened = page.locator("[role=menu]:visible, [role=dialog]:visible").first();
  await opened.waitFor({ timeout: PATIENCE_MS }).then(() => page.keyboard.press("Escape"), () => undefined);
  await page.waitForTimeout(LOOK_MS);
}
