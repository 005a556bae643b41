import { mkdir, writeFile } from "node:fs/promises";
import { chromium, type Browser, type BrowserContext } from "@playwright/test";
import postgres, { type Sql } from "postgres";
import { connectDatabase } from "@/db/client";
import { Refusal, runMain, say } from "../../scripts/demo/say";
import { readFlags } from "../../scripts/operator/read-flags";
import { inProject } from "../../scripts/services/project-root";
import { stopChildren, stopOnSignal } from "../../scripts/services/supervise";
import { findBrowser } from "../../scripts/test/find-browser";
import { loadOrders } from "../load/load-orders";
import { openCompany, PASSWORD, type Company } from "../stage/companies";
import { describeMachine } from "../stage/machine";
import { startOwnServices } from "../stage/own-services";
import { installationSettings, startInstallation } from "../stage/web-and-worker";
import { measurePage, type PageReading } from "./measure-page";

const usage = `Usage: npm run bench:screens -- [--orders 2000] [--only /orders] [--json]

Largest Contentful Paint, interaction to next paint and compressed JavaScript of each page, on a production build, in Chromium
with a phone's screen, slow 4G and a processor slowed down four times.`;

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const TARGETS = { lcpMs: 2_500, inpMs: 200, scriptKb: 250 };

async function main(): Promise<number> {
  const { values, switches } = readFlags(process.argv.slice(2), { values: ["orders", "only"], switches: ["json"] }, usage);
  const tell = switches.has("json") ? () => undefined : say;
  const services = await startOwnServices({ name: "screens", queue: true });
  const settings = await installationSettings(services);
  const connection = connectDatabase(services.databaseUrl, { max: 4, applicationName: "naru-bench" });
  const owner = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined });
  let browser: Browser | null = null;
  const close = async () => {
    await browser?.close();
    await stopChildren();
    await owner.end({ timeout: 5 });
    await connection.close();
    await services.destroy();
  };
  stopOnSignal(close);
  try {
    const company = await openCompany(connection.db, "Bench Screens", { customers: 60, items: 120 });
    await loadOrders(connection.db, services.databaseUrl, company, {
      orders: Number(values["orders"] ?? 2_000), linesPerOrder: [3],
      stageOf: (age, choose) => (age > 0.3 ? "paid" : choose.from(["paid", "invoiced", "shipped", "planned", "confirmed", "draft"])),
    });
    const { web } = await startInstallation(services, settings, tell);
    const origin = `http://localhost:${settings["PORT"] ?? ""}`;
    const choice = await findBrowser(tell);
    if ("reason" in choice) throw new Refusal(choice.reason);
    browser = await chromium.launch({ executablePath: choice.executable || undefined, args: choice.args });
    const context = await browser.newContext({ ...PHONE });
    const stranger = await browser.newContext({ ...PHONE });
    await signIn(context, origin, company.ownerEmail);
    const machine = await describeMachine(owner);
    const readings: PageReading[] = [];
    for (const path of await pathsOf(owner, company)) {
      if (values["only"] && !path.includes(values["only"])) continue;
      const reading = await measurePage(path === "/sign-in" ? stranger : context, origin, path);
      readings.push(reading);
      // After every page, so that a run that is cut off has told what it saw.
      if (!values["only"]) await writeReport(readings, machine);
      tell(`${faultsOf(reading).length > 0 ? "OVER" : "    "} ${path.replace(/[0-9a-f-]{36}/, "…").padEnd(44)} LCP ${String(reading.lcpMs).padStart(6)} ms   INP ${String(reading.inpMs).padStart(4)} ms   JavaScript ${reading.scriptKb} kB`);
    }
    await web.stop();
    if (switches.has("json")) say(JSON.stringify({ machine, targets: TARGETS, pages: readings }));
    return readings.some((r) => faultsOf(r).length > 0) ? 1 : 0;
  } finally {
    await close();
  }
}

const faultsOf = (r: PageReading) => (["lcpMs", "inpMs", "scriptKb"] as const).filter((name) => r[name] >= TARGETS[name]);

async function signIn(context: BrowserContext, origin: string, email: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`, { waitUntil: "networkidle", timeout: 120_000 });
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"), { timeout: 120_000 });
  await page.close();
}

/** The pages that people spend their day on, and one of each record. */
async function pathsOf(sql: Sql, { workspace: { tenantId, slug } }: Company): Promise<string[]> {
  const one = async (table: string, where = "") => (await sql.unsafe<{ id: string }[]>(`select id from ${table} where tenant_id = '${tenantId}' ${where} order by id desc limit 1`))[0]?.id ?? "";
  const [order, shipment, invoice, customer, item] = [await one("orders", "and payment_progress = 'paid'"), await one("shipments"), await one("invoices"), await one("customers"), await one("items")];
  const inside = ["", "/customers", `/customers/${customer}`, "/orders", "/orders/new", `/orders/${order}`, "/shipments", `/shipments/${shipment}`, "/invoices", `/invoices/${invoice}`, "/invoices/to-invoice",
    "/receivables", "/receivables/receipts", "/items", `/items/${item}`, "/stock", "/prices", "/ledger", "/inbound", "/imports", "/settings"];
  return ["/sign-in", ...inside.map((path) => `/${slug}${path}`)];
}

async function writeReport(readings: readonly PageReading[], machine: string): Promise<void> {
  const mark = (r: PageReading, name: "lcpMs" | "inpMs" | "scriptKb") => (r[name] >= TARGETS[name] ? `**${r[name]}**` : String(r[name]));
  const lines = [
    "# Screens on a phone",
    "",
    "Written by `npm run bench:screens`: production build, Chromium, 390 × 844, 150 ms and 1.6 Mbit/s, processor slowed down four times,",
    `empty cache. Targets: LCP under ${TARGETS.lcpMs} ms, INP under ${TARGETS.inpMs} ms, JavaScript under ${TARGETS.scriptKb} kB compressed. Bold is over.`,
    "",
    `Machine: ${machine}. The browser, the web server and PostgreSQL share it.`,
    "",
    "| page | LCP ms | INP ms | JavaScript kB |",
    "|---|--:|--:|--:|",
    ...readings.map((r) => `| ${r.path.replace(/^\/bench-screens[^/]*/, "").replace(/[0-9a-f-]{36}/, "…") || "/"} | ${mark(r, "lcpMs")} | ${r.inpMs === 0 ? "under 16" : mark(r, "inpMs")} | ${mark(r, "scriptKb")} |`),
    "",
  ];
  await mkdir(inProject("bench/reports"), { recursive: true });
  await writeFile(inProject("bench/reports/screens.md"), lines.join("\n"));
}

await runMain(main);
