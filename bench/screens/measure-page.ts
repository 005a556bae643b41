import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { percentile, rounded } from "../stage/percentile";

/** What a person on a phone meets on one page. */
export interface PageReading {
  readonly path: string;
  /** Largest Contentful Paint, milliseconds after the navigation began. */
  readonly lcpMs: number;
  /** The slowest of the interactions that were tried: from the touch or key to the next frame. */
  readonly inpMs: number;
  /** JavaScript of the first load as it came over the wire, compressed; 1 kB is 1,000 bytes. */
  readonly scriptKb: number;
  readonly requests: number;
}

/** Lighthouse's mobile profile: slow 4G (150 ms, 1.6 Mbit/s down, 750 kbit/s up) and a processor a quarter as fast. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const SLOWDOWN = 4;

/** Collects paints and interactions from the first moment on. */
function observe(): void {
  const kept = window as unknown as { naruLcp: number; naruEvents: number[] };
  kept.naruLcp = 0;
  kept.naruEvents = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) kept.naruLcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) if (entry.interactionId) kept.naruEvents.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** Opens a page with an empty cache on the throttled phone, then touches and types as a user would. */
export async function measurePage(context: BrowserContext, origin: string, path: string): Promise<PageReading> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const scripts = await countScripts(session);
  try {
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await session.send("Network.emulateNetworkConditions", NETWORK);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    // The bundler of this script names functions by a helper that the page does not have.
    await page.addInitScript("globalThis.__name = (f) => f");
    await page.addInitScript(observe);
    await page.goto(`${origin}${path}`, { waitUntil: "load", timeout: 120_000 });
    await page.waitForLoadState("networkidle", { timeout: 120_000 });
    const lcpMs = await page.evaluate(() => (window as unknown as { naruLcp: number }).naruLcp);
    const { bytes, requests } = scripts();
    await interact(page);
    const events = await page.evaluate(() => (window as unknown as { naruEvents: number[] }).naruEvents);
    return { path, lcpMs: Math.round(lcpMs), inpMs: Math.round(percentile(events, 0.98)), scriptKb: rounded(bytes / 1000, 1), requests };
  } finally {
    await page.close();
  }
}

async function countScripts(session: CDPSession): Promise<() => { bytes: number; requests: number }> {
  await session.send("Network.enable");
  const kinds = new Map<string, string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === "Script") bytes += encodedDataLength;
  });
  return () => ({ bytes, requests: kinds.size });
}

/** Types into the page's search or first field, opens and closes what the first buttons open. Leaves the page where it is. */
async function interact(page: Page): Promise<void> {
  const field = page.locator("main input:not([type=hidden]):not([type=checkbox]):not([type=radio]):visible").first();
  if (await field.count()) {
    await field.tap({ timeout: 3_000 }).catch(() => undefined);
    await page.keyboard.type("abc", { delay: 120 });
  }
  const buttons = page.locator("button:visible:not([type=submit]):not([disabled])");
  const most = Math.min(3, await buttons.count());
  for (let i = 0; i < most; i += 1) {
    await buttons.nth(i).tap({ timeout: 2_000 }).catch(() => undefined);
    await page.waitForTimeout(250);
    await page.keyboard.press("Escape");
    await page.waitForTimeout(250);
  }
}
