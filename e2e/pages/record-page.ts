import { expect, type Locator, type Page } from "@playwright/test";

/** What every record has: a head with its state and next step, a story line, and tables. */
export class RecordPage {
  constructor(readonly page: Page) {}

  get number(): Promise<string> {
    return this.page.getByRole("heading", { level: 1 }).innerText();
  }

  get id(): string {
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? "";
  }

  get story(): Locator {
    return this.page.getByRole("navigation", { name: /story/i });
  }

  /** The state stands beside the number. */
  async expectState(state: string): Promise<void> {
    await expect(this.page.getByRole("main").locator("header").getByText(state, { exact: true })).toBeVisible();
  }

  async press(verb: string): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: verb, exact: true }).click();
  }

  async follow(verb: string): Promise<void> {
    await this.page.getByRole("main").getByRole("link", { name: verb, exact: true }).click();
  }

  async chooseFromMenu(verb: string): Promise<void> {
    await this.page.getByRole("main").locator("header").getByRole("button", { name: "More" }).click();
    await this.page.getByRole("menuitem", { name: verb }).click();
  }

  /** Says yes in the dialog that asks. */
  async agree(verb: string): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: verb, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** The cell of a table's row that holds `rowText`, under the column of that heading. */
  async cell(rowText: string, heading: string): Promise<Locator> {
    const row = this.page.getByRole("row").filter({ hasText: rowText });
    const table = this.page.getByRole("table").filter({ has: row });
    // The page may still be arriving: headings are read once the row stands.
    await expect(row).toBeVisible();
    const headings = await table.getByRole("columnheader").allInnerTexts();
    const at = headings.findIndex((text) => text.trim() === heading);
    if (at < 0) throw new Error(`no column ${heading} in ${headings.join(", ")}`);
    return row.getByRole("cell").nth(at);
  }
}
