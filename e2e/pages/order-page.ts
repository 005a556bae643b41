import { expect } from "@playwright/test";
import { RecordPage } from "./record-page";

export class OrderPage extends RecordPage {
  /** The three steps of the confirmation, each with what it found. */
  async expectSteps(found: { availability: string | RegExp; price: string | RegExp; credit: string | RegExp }): Promise<void> {
    const steps = this.page.getByRole("main").locator("ol[aria-live]").getByRole("listitem").filter({ has: this.page.locator("p") });
    await expect(steps.filter({ hasText: "Availability" })).toContainText(found.availability);
    await expect(steps.filter({ hasText: /^Price/ })).toContainText(found.price);
    await expect(steps.filter({ hasText: /^Credit/ })).toContainText(found.credit);
  }

  /** One line's quantities as the screen shows them. */
  async expectLine(code: string, found: Record<string, string>): Promise<void> {
    for (const [heading, text] of Object.entries(found)) await expect(await this.cell(code, heading), `${code}: ${heading}`).toContainText(text);
  }
}
