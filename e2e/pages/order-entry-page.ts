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
    await this.page.keyboard.type(name);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("combobox", { name: "Customer" })).toHaveValue(new RegExp(name));
    await expect(this.page.getByRole("listbox")).toHaveCount(0);
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
    await this.page.keyboard.type(code);
    await this.page.keyboard.press("Enter");
    await this.page.keyboard.type(quantity);
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
