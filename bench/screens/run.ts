import { chromium, type Browser, type BrowserContext } from "@playwright/test";
import postgres from "postgres";
import { connectDatabase } from "@/db/client";
import { Refusal, runMain, say } from "../../scripts/demo/say";
import { readFlags } from "../../scripts/operator/read-flags";
import { stopChildren, stopOnSignal } from "../../scripts/services/supervise";
import { findBrowser } from "../../scripts/test/find-browser";
import { loadOrders } from "../load/load-orders";
import { openCompany, PASSWORD, type Company } from "../stage/companies";
import { describeMachine } from "../stage/machine";
import { startOwnServices, type OwnServices } from "../stage/own-services";
import { installationSettings, startInstallation } from "../stage/web-and-worker";
import { measurePage, OFFICE, SLOW_PHONE } from "./measure-page";
import { addGoodsComing, pagesOf, type PageToMeasure } from "./pages";
import { faultsOf, lineOf, LIMITS, loadNow, NOTHING, writeReport, type Measured } from "./report";

const usage = `Usage: npm run bench:screens -- [--orders 2000] [--only /orders] [--json]

Compressed JavaScript and layout shift of every page at 1280 and 390 px, on a production build in Chromium; Largest Contentful
Paint and interaction to next paint of one page of every kind on a slow phone. Ends with 1 when a page is over a limit.
--only measures the pages whose address holds these words, and leaves the report as it is.`;

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

interface Seats {
  readonly desk: BrowserContext;
  readonly phone: BrowserContext;
  readonly strangersDesk: BrowserContext;
  readonly strangersPhone: BrowserContext;
}

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
    await addGoodsComing(connection.db, company);
    await loadStories(connection.db, services, company, Number(values["orders"] ?? 2_000));
    await startInstallation(services, settings, tell);
    const origin = `http://localhost:${settings["PORT"] ?? ""}`;
    browser = await openBrowser(tell);
    const seats = await takeSeats(browser, origin, company.ownerEmail);
    const machine = await describeMachine(owner);
    const pages = (await pagesOf(owner, company)).filter((page) => !values["only"] || page.path.includes(values["only"]));
    const measured: Measured[] = [];
    const loads: number[] = [];
    for (const page of pages) {
      loads.push(loadNow());
      const one = await measure(seats, origin, page);
      measured.push(one);
      if (!values["only"]) await writeReport(measured, machine, loads, measured.length === pages.length);
      tell(`${faultsOf(one).length > 0 ? "OVER" : "    "} ${lineOf(one)}`);
    }
    const faults = measured.flatMap(faultsOf);
    if (switches.has("json")) say(JSON.stringify({ machine, limits: LIMITS, pages: measured, faults }));
    else tell(faults.length === 0 ? `\n${measured.length} pages, none over a limit.` : `\nOver a limit:\n${faults.map((fault) => `  ${fault.name.padEnd(36)} ${fault.text}`).join("\n")}`);
    return faults.length > 0 ? 1 : 0;
  } finally {
    await close();
  }
}

async function loadStories(database: Parameters<typeof loadOrders>[0], services: OwnServices, company: Company, orders: number): Promise<void> {
  await loadOrders(database, services.databaseUrl, company, {
    orders, linesPerOrder: [3],
    stageOf: (age, choose) => (age > 0.3 ? "paid" : choose.from(["paid", "invoiced", "shipped", "planned", "confirmed", "draft"])),
  });
}

async function openBrowser(tell: (line: string) => void): Promise<Browser> {
  const choice = await findBrowser(tell);
  if ("reason" in choice) throw new Refusal(choice.reason);
  return chromium.launch({ executablePath: choice.executable || undefined, args: choice.args });
}

async function takeSeats(browser: Browser, origin: string, email: string): Promise<Seats> {
  const seats = {
    desk: await browser.newContext(DESK), phone: await browser.newContext(PHONE),
    strangersDesk: await browser.newContext(DESK), strangersPhone: await browser.newContext(PHONE),
  };
  await signIn(seats.desk, origin, email);
  await seats.phone.addCookies(await seats.desk.cookies());
  return seats;
}

/** At the desk, then by a phone's width: on a slow phone and used, or at the desk's speed and only looked at. */
async function measure(seats: Seats, origin: string, { name, path, open, phone: slow = false }: PageToMeasure): Promise<Measured> {
  const address = `${origin}${path}`;
  try {
    const desk = await measurePage(open ? seats.strangersDesk : seats.desk, address, OFFICE, false);
    const phone = await measurePage(open ? seats.strangersPhone : seats.phone, address, slow ? SLOW_PHONE : OFFICE, slow);
    return { name, desk, phone, slow };
  } catch (error) {
    // The other pages are measured all the same; this one counts as a fault.
    return { name, desk: NOTHING, phone: NOTHING, slow, failed: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

async function signIn(context: BrowserContext, origin: string, email: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`, { waitUntil: "networkidle", timeout: 120_000 });
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"), { timeout: 120_000 });
  await page.close();
}

await runMain(main);
