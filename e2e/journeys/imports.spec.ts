import { readFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import type { Page } from "@playwright/test";
import { unique } from "../fixtures/company";
import { expect, test } from "../fixtures/test";

/** From the list of imports to the mapping of this file's columns. */
async function begin(page: Page, slug: string, kind: string, file: { name: string; buffer: Buffer }): Promise<void> {
  await page.goto(`/${slug}/imports/new`);
  await page.getByLabel("What the file holds").selectOption({ label: kind });
  await page.locator("input[type=file]").first().setInputFiles({ ...file, mimeType: "application/octet-stream" });
  await expect(page.getByText(file.name)).toBeVisible();
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(file.name);
}

async function figure(page: Page, label: string): Promise<string> {
  return page.getByText(label, { exact: true }).locator("xpath=following-sibling::*[1]").innerText();
}

test("ORD-21 CUS-19: a Korean file in CP949 comes in: every fault by line, the rest imported with progress, refused rows to download, the same file twice adds nothing", async ({ pageAs, company }) => {
  test.setTimeout(120_000);
  const page = await pageAs("owner");
  const mark = unique("").replaceAll(" ", "");
  const rows = [
    "고객코드,고객명,전화,국가,비고",
    `K1${mark},한빛정밀 ${mark},02-555-0101,KR,우수 거래처`,
    `K2${mark},대한기계 ${mark},02-555-0102,KR,`,
    `,이름만 ${mark},02-555-0103,KR,`,
    `K4${mark},누리산업 ${mark},02-555-0104,Atlantis,`,
  ];
  const file = { name: `고객-${mark}.csv`, buffer: iconv.encode(rows.join("\r\n"), "cp949") };
  await begin(page, company.slug, "Customers", file);
  // The encoding was found: the samples are Korean, not dots and boxes.
  await expect(page.getByLabel("Encoding")).toHaveValue("euc-kr");
  await expect(page.getByRole("row").filter({ hasText: "고객명" })).toContainText(`한빛정밀 ${mark}`);
  await expect(page.getByLabel("Field of column 고객명")).toHaveValue("name");
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("heading", { name: "Refused records" })).toBeVisible();
  expect([await figure(page, "To be created"), await figure(page, "Refused")]).toEqual(["2", "2"]);
  const refused = page.getByRole("table", { name: "Refused records" });
  await expect(refused.getByLabel("고객코드, line 4")).toHaveValue("");
  await expect(refused.getByLabel("국가, line 5")).toHaveValue("Atlantis");

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download refused rows" }).click()]);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toContain(`누리산업 ${mark}`);
  expect(csv).not.toContain(`대한기계 ${mark}`);

  await page.getByRole("button", { name: "Import 2 records" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(await figure(page, "Created")).toBe("2");
  await page.goto(`/${company.slug}/customers?q=${encodeURIComponent(`한빛정밀 ${mark}`)}`);
  await expect(page.getByRole("link", { name: `한빛정밀 ${mark}` })).toBeVisible();

  await begin(page, company.slug, "Customers", file);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("heading", { name: "Refused records" })).toBeVisible();
  expect([await figure(page, "To be created"), await figure(page, "Unchanged")]).toEqual(["0", "2"]);
});

test("ORD-21: a workbook of items comes in with prices and suppliers, its columns mapped by hand", async ({ pageAs, company }) => {
  test.setTimeout(90_000);
  const page = await pageAs("owner");
  const mark = unique("").replaceAll(" ", "").toUpperCase();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Items");
  sheet.addRow(["Nr", "Description of the thing", "Unit", "Price"]);
  for (const [index, name] of ["Spring washer", "Lock nut", "Hex bolt"].entries()) sheet.addRow([`X${index}-${mark}`, name, "EA", 100 + index]);
  const name = `items-${mark}.xlsx`;
  await begin(page, company.slug, "Items", { name, buffer: Buffer.from(await workbook.xlsx.writeBuffer()) });
  await expect(page.getByText(/Still needed: .*Code/)).toBeVisible();
  await page.getByLabel("Field of column Nr").selectOption({ label: "Code" });
  await page.getByLabel("Field of column Description of the thing").selectOption({ label: "Name" });
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("button", { name: "Import 3 records" })).toBeVisible();
  await page.getByRole("button", { name: "Import 3 records" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.goto(`/${company.slug}/items?q=X1-${mark}`);
  await page.getByRole("link", { name: `X1-${mark}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Lock nut");
  await expect(page.getByRole("row").filter({ hasText: "Base prices" })).toContainText("101");
});

test("ORD-21 CUS-19: rows pasted from a spreadsheet are corrected on the screen, imported, and the whole import is undone", async ({ pageAs, company }) => {
  test.setTimeout(120_000);
  const page = await pageAs("owner");
  const mark = unique("").replaceAll(" ", "");
  await page.goto(`/${company.slug}/imports/new`);
  await page.getByLabel("Or paste rows from a spreadsheet").fill(`code\tname\tSpalte 3\tcountry\nP1${mark}\tPasted one ${mark}\tone@customer.example\tKR\nP2${mark}\tPasted two ${mark}\ttwo@customer.example\tAtlantis\n`);
  await page.getByRole("button", { name: "Take 2 pasted rows" }).click();
  await expect(page.getByText("Pasted rows.csv")).toBeVisible();
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  // Its header says nothing, its cells do.
  await expect(page.getByRole("row").filter({ hasText: "Spalte 3" })).toContainText("Looks like e-mail addresses: one@customer.example");
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByRole("list", { name: "Faults by kind" })).toContainText("country");
  await page.getByLabel("country, line 3").fill("Korea");
  await page.getByRole("button", { name: "Check 1 correction" }).click();
  await page.getByRole("button", { name: "Import 2 records" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Undo import" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Undo import" }).click();
  await expect(page.getByText("Undone", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect([await figure(page, "Taken back"), await figure(page, "Had to stay")]).toEqual(["2", "0"]);
  await page.goto(`/${company.slug}/customers?q=${encodeURIComponent(`Pasted one ${mark}`)}`);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByRole("link", { name: `Pasted one ${mark}` })).toHaveCount(0);
});
