import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { LISTS, type ListDeclaration, type ListFilter } from "../../server/kernel/lists";
import { expect, test } from "../fixtures/demo";
import { unique } from "../fixtures/company";
import { settle } from "../fixtures/settle";
import { ListPage } from "../pages/list-page";

/** The English text behind a full key of the catalogues. */
function text(key: string): string {
  const [namespace = "", ...steps] = key.split(".");
  let at: unknown = JSON.parse(readFileSync(`messages/en/${namespace}.json`, "utf8"));
  for (const step of steps) at = (at as Record<string, unknown>)[step];
  return String(at);
}

/** A filter one can set without knowing the company's own records, and the words it is set to. */
function plainFilter(list: ListDeclaration): { label: string; option?: string } | null {
  const choice = list.filters.find((one): one is Extract<ListFilter, { kind: "choice" }> => one.kind === "choice");
  if (choice) {
    const value = choice.options[0] ?? "";
    return { label: text(choice.label), option: text(choice.texts?.[value] ?? `${choice.words}.${value}`) };
  }
  const flag = list.filters.find((one) => one.kind === "flag");
  return flag ? { label: text(flag.label) } : null;
}

const EXPORTED: ReadonlySet<string> = new Set(["orders", "stock", "journal"]);

test.describe.configure({ mode: "parallel" });

for (const list of Object.values(LISTS) as ListDeclaration[]) {
  test(`LIST ${list.name}: filter, sort, next page, view kept and shown again, both exports`, async ({ demo }) => {
    test.setTimeout(150_000);
    const page = await demo.context.newPage();
    try {
      const at = `/${demo.slug}${list.path}`;
      const shown = new ListPage(page);
      await page.goto(`${at}?view=none`);
      await settle(page);
      await expect(shown.main.getByRole("button", { name: "Export", exact: true })).toBeVisible();
      // The next page is there before anybody comes to the end of the first.
      if ((await shown.rows.count()) === 50) await expect.poll(() => shown.rows.count()).toBeGreaterThan(50);

      // No list has to be scrolled sideways on the screens people have: columns that do not fit come with a wider one.
      for (const width of [1366, 1440, 1600, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const beyond = await page.evaluate(() => [...document.querySelectorAll("main table")].map((table) => Math.max(0, (table as HTMLElement).offsetWidth - (table.parentElement?.clientWidth ?? 0))));
        expect(beyond.filter((pixels) => pixels > 1), `at ${width} pixels`).toEqual([]);
      }

      const filter = plainFilter(list);
      if (filter) await shown.filterBySomething(filter.label, filter.option);
      await settle(page);
      const sorted = list.columns.find((column) => column.sort);
      const rows = shown.main.getByRole("table");
      if (sorted && (await rows.count()) > 0) await shown.sortBy(text(sorted.label), list.defaultSort === sorted.sort ? "descending" : "ascending");
      const name = unique(`Journey ${list.name}`);
      await shown.saveView(name);
      await page.waitForURL(/view=[0-9a-f-]{36}/);
      await settle(page);
      const said = filter ? await shown.chips.first().getAttribute("aria-label") : null;

      // The list may still be writing into the address, which breaks off a journey begun in the same moment.
      await expect(() => page.goto(`${at}?view=none`)).toPass({ timeout: 20_000 });
      await settle(page);
      await expect(shown.chips).toHaveCount(0);
      await shown.inViewMenu(name);
      await page.waitForURL(/view=[0-9a-f-]{36}/);
      await page.reload();
      await settle(page);
      await expect(shown.main.getByRole("button", { name: `View: ${name}` })).toBeVisible();
      if (said) await expect(shown.main.getByRole("button", { name: said })).toBeVisible();

      // Every list's files are held to its rows against the database; here the way to them, from three lists.
      if (EXPORTED.has(list.name)) {
        const csv = await shown.exportAs(/^CSV/);
        const xlsx = await shown.exportAs(/^Excel/);
        expect([csv.name.endsWith(".csv"), xlsx.name.endsWith(".xlsx")]).toEqual([true, true]);
        const records = parse(csv.bytes.toString("utf8"), { bom: true }) as string[][];
        const workbook = new ExcelJS.Workbook();
        await workbook.xlsx.load(xlsx.bytes as never);
        const sheet = workbook.worksheets[0];
        expect(sheet?.rowCount).toBe(records.length);
        expect((sheet?.getRow(1).values as string[]).slice(1)).toEqual(records[0]);
        expect(records[0]?.[0]).toBe(text(list.columns[0]?.label ?? ""));
        // As many as the list itself has, as far as it shows them all at once.
        await settle(page);
        if ((await rows.count()) === 0) expect(records).toHaveLength(1);
        else if (records.length <= 51) expect(await shown.rows.count()).toBe(records.length - 1);
        // Of more than 120 that have come, those are drawn that are near what is seen.
        else expect(await shown.rows.count()).toBeGreaterThanOrEqual(20);
      }

      await shown.inViewMenu(`Delete “${name}”`);
      await expect(page.getByText(`View “${name}” is deleted`)).toBeVisible();
      await expect(shown.main.getByRole("button", { name: "View: All" })).toBeVisible();
    } finally {
      await page.close();
    }
  });
}

test("LIST items are chosen by key and range, put away together with a result for each, and brought back", async ({ demo }) => {
  test.setTimeout(120_000);
  const page = await demo.context.newPage();
  try {
    const shown = new ListPage(page);
    await page.goto(`/${demo.slug}/items?view=none`);
    await settle(page);
    const codes = (await shown.main.locator("[data-row-focus]").allInnerTexts()).slice(0, 3);
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    await expect(shown.main.getByText("3 selected")).toBeVisible();
    await shown.main.getByRole("button", { name: "Put away" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("3 done")).toBeVisible();
    for (const code of codes) await expect(dialog.getByRole("listitem").filter({ hasText: code })).toContainText("Done");
    await dialog.getByRole("button", { name: "Undo what was done" }).click();
    await expect(dialog.getByText("Taken back")).toHaveCount(3);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    for (const code of codes) await expect(shown.main.getByRole("link", { name: code, exact: true })).toBeVisible();
  } finally {
    await page.close();
  }
});

test("ORD-23 a look beside the list moves with the keys; columns, their order and width stay as they were left", async ({ demo }) => {
  test.setTimeout(120_000);
  const page = await demo.context.newPage();
  try {
    const shown = new ListPage(page);
    // Whatever a try before this one left.
    await demo.api.lists.keepLayout.mutate({ list: "orders", layout: null });
    await page.goto(`/${demo.slug}/orders?view=none`);
    await settle(page);
    const numbers = await shown.main.locator("[data-row-focus]").allInnerTexts();
    await page.keyboard.press("j");
    await page.keyboard.press(" ");
    const peek = page.getByRole("complementary", { name: "At a glance" });
    await expect(peek.getByRole("heading", { level: 2 })).toHaveText(numbers[0] ?? "");
    await page.keyboard.press("j");
    await expect(peek.getByRole("heading", { level: 2 })).toHaveText(numbers[1] ?? "");
    await page.keyboard.press("ArrowUp");
    await expect(peek.getByRole("heading", { level: 2 })).toHaveText(numbers[0] ?? "");
    await page.keyboard.press("Escape");
    await expect(peek).toHaveCount(0);

    await shown.main.getByRole("button", { name: "Columns" }).click();
    const panel = page.getByRole("dialog", { name: "Columns and rows" });
    // The table is drawn anew before the tick follows: pressed, and then looked at.
    await panel.getByRole("checkbox", { name: "Show Required" }).click();
    await expect(panel.getByRole("checkbox", { name: "Show Required" })).not.toBeChecked();
    await panel.getByRole("checkbox", { name: "Show Net" }).click();
    await expect(panel.getByRole("checkbox", { name: "Show Net" })).toBeChecked();
    await panel.getByRole("button", { name: "Move Net up" }).click();
    await panel.getByRole("radio", { name: "Compact" }).click();
    await expect(panel.getByRole("radio", { name: "Compact" })).toBeChecked();
    await page.keyboard.press("Escape");
    const handle = shown.main.getByRole("separator", { name: "Width of Customer" });
    await handle.focus();
    const before = await shown.main.getByRole("columnheader", { name: "Customer" }).boundingBox();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(async () => (await shown.main.getByRole("columnheader", { name: "Customer" }).boundingBox())?.width).toBeCloseTo((before?.width ?? 0) - 32, -1);
    const kept = async () => (await demo.api.lists.state.query({ list: "orders" })).layout;
    await expect.poll(async () => (await kept())?.widths["customer"]).toBeLessThan(before?.width ?? 0);
    await page.reload();
    await settle(page);
    const headings = await shown.main.getByRole("columnheader").allInnerTexts();
    expect(headings.map((one) => one.trim())).toContain("Net");
    expect(headings.map((one) => one.trim())).not.toContain("Required");
    expect(headings.findIndex((one) => one.startsWith("Net"))).toBeLessThan(headings.findIndex((one) => one.startsWith("Total") || one.startsWith("Amount")));
    await shown.main.getByRole("button", { name: "Columns" }).click();
    await panel.getByRole("button", { name: "Back to the list's own columns" }).click();
    await expect.poll(async () => (await kept())?.columns ?? null).toBeNull();
  } finally {
    await page.close();
  }
});
