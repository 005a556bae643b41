import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { rounded } from "../stage/percentile";
import { useAsPeopleDo } from "./use-page";

/** What a person meets on one page. */
export interface PageReading {
  /** Largest Contentful Paint, milliseconds after the navigation began. */
  readonly lcpMs: number;
  /** The slowest of the interactions that were tried: from the touch or key to the next frame. Null where the page was not used. */
  readonly inpMs: number | null;
  /** How many interactions the browser counted. */
  readonly interactions: number;
  /** JavaScript of the first load as it came over the wire, compressed, without headers; 1 kB is 1,000 bytes. */
  readonly scriptKb: number;
  /** JavaScript asked for after the page had loaded and the browser had been idle, until the page stood still. */
  readonly laterScriptKb: number;
  /** What came beside scripts until the page stood still: the document, styles, type, data. */
  readonly otherKb: number;
  /** Scripts that travelled without being packed. */
  readonly unpacked: number;
  /** Cumulative Layout Shift, all of it, and what moved. */
  readonly cls: number;
  readonly moved: readonly string[];
}

export interface Device {
  readonly name: string;
  readonly network: { latency: number; downloadThroughput: number; uploadThroughput: number };
  /** How many times slower than this machine's the processor is. */
  readonly slowdown: number;
}

/** Lighthouse's mobile profile: slow 4G (150 ms, 1.6 Mbit/s down, 750 kbit/s up) and a processor a quarter as fast. */
export const SLOW_PHONE: Device = { name: "slow phone", network: { latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }, slowdown: 4 };
/** An office's line, slow enough that what comes later is seen to come later. */
export const OFFICE: Device = { name: "office", network: { latency: 20, downloadThroughput: (20 * 1024 * 1024) / 8, uploadThroughput: (10 * 1024 * 1024) / 8 }, slowdown: 1 };

/** No request begins or ends for so long: the page stands still. */
const QUIET_MS = 350;
const MOST_MS = 60_000;
/** A page that goes on asking is measured as far as it has come. */
const MOST_QUIET_MS = 20_000;

interface Kept {
  lcp: number;
  events: number[];
  cls: number;
  moved: string[];
  /** When the browser first had nothing to do after the page had loaded, as milliseconds of the wall clock. */
  idleAt: number | null;
}

/** Collects paints, interactions and what moves from the first moment on. Runs in the page. */
function observe(): void {
  const kept: Kept = { lcp: 0, events: [], cls: 0, moved: [], idleAt: null };
  Object.assign(window, { naruKept: kept });
  window.addEventListener("load", () => requestIdleCallback(() => { kept.idleAt = performance.timeOrigin + performance.now(); }));
  const watch = (options: PerformanceObserverInit, see: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ ...options, buffered: true });
  const nameOf = (node: Node | null) => {
    const element = node instanceof Element ? node : (node?.parentElement ?? null);
    const words = (element?.getAttribute("aria-label") ?? element?.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 30);
    return element ? `${element.tagName.toLowerCase()} "${words}"` : "?";
  };
  watch({ type: "largest-contentful-paint" }, (entry) => { kept.lcp = entry.startTime; });
  watch({ type: "event", durationThreshold: 16 } as PerformanceObserverInit, (entry) => {
    if ((entry as PerformanceEntry & { interactionId?: number }).interactionId) kept.events.push(entry.duration);
  });
  watch({ type: "layout-shift" }, (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[] };
    if (shift.hadRecentInput) return;
    kept.cls += shift.value;
    for (const { node, previousRect: from, currentRect: to } of shift.sources) kept.moved.push(`${nameOf(node)} ${Math.round(from.x)},${Math.round(from.y)} ${Math.round(from.width)}×${Math.round(from.height)} → ${Math.round(to.x)},${Math.round(to.y)} ${Math.round(to.width)}×${Math.round(to.height)}`);
  });
}

/** Opens a page with an empty cache and waits until it stands still; with `use`, then touches and types as people do. */
export async function measurePage(context: BrowserContext, address: string, device: Device, use: boolean): Promise<PageReading> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  try {
    const traffic = await watchTraffic(session);
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await session.send("Network.emulateNetworkConditions", { offline: false, ...device.network });
    if (device.slowdown > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: device.slowdown });
    // The bundler of this script names functions by a helper that the page does not have.
    await page.addInitScript("globalThis.__name = (f) => f");
    await page.addInitScript(observe);
    const answer = await page.goto(address, { waitUntil: "load", timeout: MOST_MS });
    if (!answer?.ok()) throw new Error(`${address} answered ${answer?.status() ?? "nothing"}`);
    await traffic.quiet(page);
    const { lcp, cls, moved, idleAt } = await keptBy(page);
    const { scriptBytes, laterScriptBytes, otherBytes, unpacked } = traffic.sums(idleAt ?? Infinity);
    if (use) await useAsPeopleDo(page);
    const { events } = await keptBy(page);
    const interactions = await page.evaluate(() => (performance as Performance & { interactionCount?: number }).interactionCount ?? 0);
    return {
      lcpMs: Math.round(lcp), inpMs: use ? Math.round(Math.max(0, ...events)) : null, interactions,
      scriptKb: rounded(scriptBytes / 1000, 1), laterScriptKb: rounded(laterScriptBytes / 1000, 1), otherKb: rounded(otherBytes / 1000, 1), unpacked, cls: rounded(cls, 4), moved: [...new Set(moved)].slice(0, 6),
    };
  } finally {
    await page.close();
  }
}

const keptBy = (page: Page) => page.evaluate(() => (window as unknown as { naruKept: Kept }).naruKept);

interface Traffic {
  /** Waits until the page has come to life and neither asks nor is answered any more. */
  quiet(page: Page): Promise<void>;
  /** Scripts asked for after `idleAt` (milliseconds of the wall clock) are counted apart. */
  sums(idleAt: number): { scriptBytes: number; laterScriptBytes: number; otherBytes: number; unpacked: number };
}

async function watchTraffic(session: CDPSession): Promise<Traffic> {
  const pending = new Set<string>();
  const kinds = new Map<string, string>();
  const bytes = new Map<string, number>();
  const askedAt = new Map<string, number>();
  let unpacked = 0;
  let movedAt = Date.now();
  const moved = () => { movedAt = Date.now(); };
  const ended = ({ requestId }: { requestId: string }) => {
    pending.delete(requestId);
    moved();
  };
  session.on("Network.requestWillBeSent", ({ requestId, type, request, wallTime }) => {
    moved();
    askedAt.set(requestId, wallTime * 1000);
    // The stream of what others change never ends.
    if (type !== "EventSource" && !request.url.includes("/api/live")) pending.add(requestId);
  });
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, type);
    const encoding = Object.entries(response.headers).find(([name]) => name.toLowerCase() === "content-encoding");
    if (type === "Script" && !encoding) unpacked += 1;
    moved();
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength);
    moved();
  });
  session.on("Network.loadingFinished", ended);
  session.on("Network.loadingFailed", ended);
  await session.send("Network.enable");
  return {
    async quiet(page) {
      await page.waitForFunction(() => (window as { naruEarly?: { isLive(): boolean } }).naruEarly?.isLive() ?? true, undefined, { timeout: MOST_MS });
      const until = Date.now() + MOST_QUIET_MS;
      while ((pending.size > 0 || Date.now() - movedAt < QUIET_MS) && Date.now() < until) await page.waitForTimeout(50);
    },
    sums(idleAt) {
      let [scriptBytes, laterScriptBytes, otherBytes] = [0, 0, 0];
      for (const [requestId, length] of bytes) {
        if (kinds.get(requestId) !== "Script") otherBytes += length;
        else if ((askedAt.get(requestId) ?? 0) > idleAt) laterScriptBytes += length;
        else scriptBytes += length;
      }
      return { scriptBytes, laterScriptBytes, otherBytes, unpacked };
    },
  };
}
