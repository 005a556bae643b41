import { expect, type Page } from "@playwright/test";

/** New order, operated by keyboard alone: nothing here moves or presses a pointer. */
export class OrderEntryPage {
  constructor(
    private readonly page: Page,
    private readonly slug: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`/${this.slug}/orders/new`);
    await expect(this.page.getByRole("combobox", { name: "Customer" })).toBeFocused();
  }

  async chooseCustomer(name: string): Promise<void> {
    // What is typed before the page is live is lost with its first rendering: typed anew until it is found.
    await expect(async () => {
      await this.page.keyboard.press("Control+A");
      await this.page.keyboard.type(name);
      await expect(this.page.getByRole("option", { name })).toBeVisible({ timeout: 4_000 });
    }).toPass({ timeout: 30_000 });
    await this.listed(name);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("listbox")).toHaveCount(0);
  }

  /** What is typed is found, and the search has come to rest. */
  private async listed(name: string): Promise<void> {
    await expect(this.page.getByRole("option", { name })).toBeVisible();
    await expect(this.page.getByRole("listbox")).toHaveAttribute("aria-busy", "false");
  }

  /** Tab leads from the customer through the header into the lines. */
  async tabToLines(): Promise<void> {
    await expect(this.page.getByRole("grid", { name: "Lines" })).toBeVisible();
    for (let presses = 0; presses < 20; presses += 1) {
      await this.page.keyboard.press("Tab");
      if (await this.page.evaluate(() => document.activeElement?.getAttribute("data-cell") === "0:0")) return;
    }
    throw new Error("Tab does not lead into the lines");
  }

  /** Item by its code, quantity, and Enter for the next line unless it is the last. */
  async typeLine(code: string, quantity: string, last = false): Promise<void> {
    await this.page.keyboard.type(code, { delay: 15 });
    await this.listed(code);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("listbox")).toHaveCount(0);
    await this.page.keyboard.type(quantity, { delay: 15 });
    if (!last) await this.page.keyboard.press("Enter");
  }

  async tickBackOrders(): Promise<void> {
    await this.page.getByRole("checkbox", { name: /Allow back orders/ }).focus();
    await this.page.keyboard.press("Space");
  }

  async saveAndConfirm(): Promise<void> {
    await this.page.keyboard.press("Control+Enter");
    await this.page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  }

  /** A whole order of `lines` [code, quantity], confirmed. */
  async enter(customer: string, lines: readonly (readonly [string, string])[]): Promise<void> {
    await this.open();
    await this.chooseCustomer(customer);
    await this.tabToLines();
    for (const [index, [code, quantity]] of lines.entries()) await this.typeLine(code, quantity, index === lines.length - 1);
    await this.saveAndConfirm();
  }
}
