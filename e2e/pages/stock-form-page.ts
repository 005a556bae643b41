import { expect, type Page } from "@playwright/test";

/** A stock document's form, operated by keyboard alone: what is received, moved, corrected or written off. */
export class StockFormPage {
  constructor(
    private readonly page: Page,
    private readonly slug: string,
  ) {}

  /** The first cell of the lines has the focus when the form is there. */
  async open(kind: "receive" | "transfer" | "adjust" | "scrap"): Promise<void> {
    await this.page.goto(`/${this.slug}/stock/${kind}`);
    await expect(this.page.getByRole("gridcell", { name: /^Item, line 1/i })).toBeFocused();
  }

  /** Within one warehouse, from shelf to shelf. */
  async toSameWarehouse(): Promise<void> {
    const from = await this.page.getByLabel("From warehouse").inputValue();
    await this.page.getByLabel("To warehouse").selectOption(from);
  }

  async focusLines(): Promise<void> {
    await this.page.getByRole("gridcell", { name: /^Item, line 1/i }).focus();
  }

  /** A code; what is meant is taken with Enter, also before the search has answered. */
  async typeLookup(code: string): Promise<void> {
    await this.page.keyboard.type(code);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("listbox")).toHaveCount(0);
    await expect(this.page.getByRole("gridcell", { name: new RegExp(`: ${code}`) }).first()).toBeVisible();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async next(): Promise<void> {
    await this.page.keyboard.press("Tab");
  }

  /** Leaves a cell as it is. */
  async skip(): Promise<void> {
    await this.page.keyboard.press("Tab");
  }

  async post(): Promise<void> {
    await this.page.keyboard.press("Control+Enter");
    await this.page.waitForURL(/\/stock\/documents\/[0-9a-f-]{36}$/);
  }
}
