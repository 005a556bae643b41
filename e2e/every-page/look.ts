import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

/** The language of the pictures, `NARU_E2E_LANGUAGE=ko npm test -- --only browser e2e/every-page/pictures`; English without it. */
export const pictureLanguage = process.env["NARU_E2E_LANGUAGE"] ?? "en";

const pictures = join(import.meta.dirname, "..", "..", ".naru", "test", "pictures", ...(pictureLanguage === "en" ? [] : [pictureLanguage]));

/** Words every page from here on in a language. */
export async function speak(context: BrowserContext, url: string, language: string): Promise<void> {
  await context.addCookies([{ name: "naru-locale", value: language, url }]);
}

/** Everything the browser complains about while a page is open. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text().slice(0, 400)}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message.slice(0, 400)}`));
  page.on("response", (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`));
  return complaints;
}

/** Of long tables the first rows speak for all: the others are made alike, and judging thousands of cells takes minutes. */
const alike = ["tbody > tr:nth-child(n+13)", "main ol > li:nth-child(n+13)"];

/** What axe finds; all of its rules, or those named. */
async function axeFaults(page: Page, within: string | undefined, rules?: string[]): Promise<string[]> {
  const whole = within ? new AxeBuilder({ page }).include(within) : new AxeBuilder({ page });
  const builder = alike.reduce((axe, selector) => axe.exclude(selector), whole);
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.map(
    ({ id, impact, help, nodes }) => `${id} (${impact ?? "?"}): ${help}\n  ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`).join("\n  ")}`,
  );
}

/** How far the page is wider than the screen. */
export async function overflow(page: Page): Promise<string[]> {
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const);
  return wide > width ? [`${wide} px in ${width} px`] : [];
}

/**
 * One page load, three pictures: light, dark and 390 px wide. Answers what is wrong with them: accessibility (everything once, then
 * what the mode can change: colours in the dark, what scrolls and what is tapped on a phone) and anything wider than the screen.
 */
export async function lookAt(page: Page, name: string, within?: string): Promise<string[]> {
  const folder = join(pictures, name.replaceAll("/", "_").replace(/^_/, "") || "start");
  mkdirSync(folder, { recursive: true });
  const faults: string[] = [];
  const note = (mode: string, found: string[]) => faults.push(...found.map((fault) => `${mode}: ${fault}`));
  const theme = (chosen: "light" | "dark") =>
    page.evaluate((value) => {
      document.documentElement.dataset["theme"] = value;
    }, chosen);

  await theme("light");
  await page.screenshot({ path: join(folder, "light.png"), animations: "disabled" });
  note("light", await axeFaults(page, within));
  note("1280 px", await overflow(page));
  await theme("dark");
  await page.screenshot({ path: join(folder, "dark.png"), animations: "disabled" });
  note("dark", await axeFaults(page, within, ["color-contrast"]));
  await theme("light");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(folder, "phone.png"), animations: "disabled" });
  note("phone", await axeFaults(page, within, ["scrollable-region-focusable", "target-size", "meta-viewport"]));
  note("390 px", await overflow(page));
  await page.setViewportSize({ width: 1280, height: 800 });
  return faults;
}
