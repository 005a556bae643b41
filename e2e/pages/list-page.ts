import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";

/** What any list of the product lets one do, by what is on the screen. */
export class ListPage {
  constructor(readonly page: Page) {}

  get main() {
    return this.page.getByRole("main");
  }
  get chips() {
    return this.main.getByRole("button", { name: /^Remove filter/ });
  }
  get rows() {
    return this.main.locator("tbody > tr[aria-rowindex], tbody > tr:not([aria-hidden])");
  }

  /** Sets the first filter of the panel that has something to choose; false when the list has none. */
  async filterBySomething(label: string, option?: string): Promise<void> {
    await this.main.getByRole("button", { name: "Filter", exact: true }).click();
    const panel = this.page.getByRole("dialog", { name: "Filter" });
    if (option === undefined) await panel.getByLabel(label, { exact: true }).check();
    else await panel.getByLabel(label, { exact: true }).selectOption({ label: option });
    await this.page.keyboard.press("Escape");
    await expect(this.chips).toHaveCount(1);
  }

  async sortBy(heading: string, direction: "ascending" | "descending"): Promise<void> {
    const head = this.main.getByRole("columnheader").filter({ has: this.page.getByRole("link", { name: heading, exact: true }) });
    for (let turn = 0; turn < 2 && (await head.getAttribute("aria-sort")) !== direction; turn += 1) {
      const before = await head.getAttribute("aria-sort");
      await head.getByRole("link").click();
      await expect(head).not.toHaveAttribute("aria-sort", before ?? "");
    }
    await expect(head).toHaveAttribute("aria-sort", direction);
  }

  async inViewMenu(item: string | RegExp): Promise<void> {
    await this.main.getByRole("button", { name: /^View:/ }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  async saveView(name: string): Promise<void> {
    await this.inViewMenu(/^Save as new view/);
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: "Save view" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(this.main.getByRole("button", { name: `View: ${name}` })).toBeVisible();
  }

  /** Asks for a file and answers with it, once it has come down by itself. */
  async exportAs(item: RegExp): Promise<{ name: string; bytes: Buffer }> {
    const downloading = this.page.waitForEvent("download", { timeout: 60_000 });
    await this.main.getByRole("button", { name: "Export", exact: true }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
    const download = await downloading;
    const file = { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    const tray = this.page.getByRole("region", { name: "Exports" });
    const away = tray.getByRole("button", { name: `Put ${file.name} away` });
    await expect(away.first()).toBeVisible();
    const before = await away.count();
    await away.first().click();
    await expect(away).toHaveCount(before - 1);
    return file;
  }
}
