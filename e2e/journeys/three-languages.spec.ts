import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { complaintsOf, overflow, speak } from "../every-page/look";
import { addressOf } from "../every-page/routes";
import { apiOf, uploadOf } from "../fixtures/api";
import { settle } from "../fixtures/settle";

interface SignIns {
  slug: string;
  signIns: { role: string; email: string; password: string }[];
}

const { slug, signIns } = JSON.parse(readFileSync(process.env["NARU_SIGN_INS_FILE"] ?? "", "utf8")) as SignIns;
const owner = signIns.find((one) => one.role === "owner");
const baseURL = process.env["NARU_E2E_URL"] ?? "";

const words = {
  ko: { email: "이메일 주소", password: "비밀번호", signIn: "로그인", orders: "수주", own: "한국어" },
  zh: { email: "电子邮箱", password: "密码", signIn: "登录", orders: "销售订单", own: "中文" },
} as const;
type Language = keyof typeof words;

async function signInIn(page: Page, language: Language) {
  await page.getByLabel(words[language].email).fill(owner?.email ?? "");
  await page.getByLabel(words[language].password).fill(owner?.password ?? "");
  await page.getByRole("button", { name: words[language].signIn, exact: true }).click();
  await page.waitForURL(`**/${slug}`);
}

const mainNavigation = { ko: "주 메뉴", zh: "主导航" } as const;
const ordersLink = (page: Page, language: Language) => page.getByRole("navigation", { name: mainNavigation[language] }).getByRole("link", { name: words[language].orders, exact: true });

const test = base.extend<object, { company: BrowserContext }>({
  company: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ baseURL, locale: "ko-KR", timezoneId: "Asia/Seoul", viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.goto("/sign-in");
      await signInIn(page, "ko");
      await page.close();
      await use(context);
      await context.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

test.describe("PLT-18 the language of a person", () => {
  test("is the browser's at the door, can be chosen there, and goes in with them", async ({ browser }) => {
    const context = await browser.newContext({ baseURL, locale: "ko-KR", timezoneId: "Asia/Seoul", viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
    await page.getByLabel(words.ko.email).fill(owner?.email ?? "");
    await page.getByRole("button", { name: words.zh.own }).click();
    await expect(page.getByLabel(words.zh.email)).toHaveValue(owner?.email ?? "");
    await signInIn(page, "zh");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh");
    await expect(ordersLink(page, "zh")).toBeVisible();
    await page.reload();
    await expect(ordersLink(page, "zh")).toBeVisible();
    await context.close();
  });

  test("is changed in their profile, and back", async ({ browser }) => {
    const context = await browser.newContext({ baseURL, locale: "ko-KR", timezoneId: "Asia/Seoul", viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto("/register");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("계정 만들기");
    const email = `language-${Date.now()}@naru.example`;
    await page.getByLabel("이름").fill("김민지");
    await page.getByLabel(words.ko.email).fill(email);
    await page.getByRole("textbox", { name: words.ko.password, exact: true }).fill("four quiet words apart");
    await page.getByRole("button", { name: "계정 만들기" }).click();
    await page.waitForURL("**/workspaces/new");
    await apiOf(context, baseURL).workspaces.open.mutate({ name: `언어상사 ${Date.now()}`, country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul", language: "ko" }).then(async ({ slug: own }) => {
      await page.goto(`/${own}/settings/account`);
      await page.getByLabel("언어", { exact: true }).selectOption("zh");
      await page.getByRole("button", { name: "프로필 저장" }).click();
      await expect(ordersLink(page, "zh")).toBeVisible();
      await page.getByLabel("语言", { exact: true }).selectOption("ko");
      await page.getByRole("button", { name: "保存资料" }).click();
      await expect(ordersLink(page, "ko")).toBeVisible();
    });
    await context.close();
  });

  test("brings its own letters, and only its own", async ({ company }) => {
    const fetched: string[] = [];
    const page = await company.newPage();
    page.on("request", (request) => fetched.push(request.url()));
    await speak(company, baseURL, "ko");
    await page.goto(`/${slug}/orders`);
    await settle(page);
    expect(fetched.filter((url) => url.includes("noto-sans-sc"))).toEqual([]);
    await speak(company, baseURL, "zh");
    await page.goto(`/${slug}/orders`);
    await settle(page);
    expect(fetched.some((url) => url.includes("noto-sans-sc") && url.includes(".woff2"))).toBe(true);
    expect(fetched.filter((url) => !url.startsWith(baseURL) && !url.startsWith("data:") && !url.startsWith("blob:"))).toEqual([]);
    await page.close();
  });
});

/** A key where words should stand: "orders.done.saved". Addresses and file names have other endings. */
const keys = /\b(?:api|audit|auth|booksCheck|catalog|credit|customers|errors|imports|invoicing|jobs|ledger|lists|notifications|orders|pricing|receivables|settings|shell|shipments|stock|supply|today|trpc|ui|webhooks)\.[a-z][A-Za-z_]+(?:\.[A-Za-z_]+)*\b/g;

const pages = [
  "/[tenant]", "/[tenant]/customers", "/[tenant]/customers/[customerId]", "/[tenant]/customers/new", "/[tenant]/orders", "/[tenant]/orders/[orderId]", "/[tenant]/orders/new",
  "/[tenant]/shipments", "/[tenant]/shipments/[shipmentId]", "/[tenant]/invoices", "/[tenant]/invoices/[invoiceId]", "/[tenant]/receivables", "/[tenant]/receivables/receipts/new",
  "/[tenant]/stock", "/[tenant]/items", "/[tenant]/prices", "/[tenant]/ledger", "/[tenant]/settings/company", "/[tenant]/settings/account", "/[tenant]/settings/members",
];

/** The pages of the main flow always; all of them where the pictures' language is chosen. */
const walked = process.env["NARU_E2E_LANGUAGE"] ? pages : ["/[tenant]", "/[tenant]/orders", "/[tenant]/orders/[orderId]", "/[tenant]/orders/new", "/[tenant]/invoices/[invoiceId]", "/[tenant]/settings/company"];

for (const language of ["ko", "zh"] as const) {
  for (const route of walked) {
    test(`PLT-18 ${route} in ${language}: every text there, nothing wider than the screen`, async ({ company }) => {
      test.setTimeout(90_000);
      await speak(company, baseURL, language);
      const page = await company.newPage();
      const complaints = complaintsOf(page);
      await page.goto(await addressOf(route, slug, { api: apiOf(company, baseURL, slug), upload: uploadOf(company, baseURL, slug) }));
      await settle(page);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      const text = await page.locator("body").innerText();
      expect(text.match(keys) ?? []).toEqual([]);
      const folder = join(import.meta.dirname, "..", "..", ".naru", "test", "pictures", language, route.replaceAll("/", "_").replace(/^_/, ""));
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, "light.png"), animations: "disabled" });
      const wide = await overflow(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.screenshot({ path: join(folder, "phone.png"), animations: "disabled" });
      expect([...wide, ...(await overflow(page)), ...complaints]).toEqual([]);
      await page.close();
    });
  }
}
