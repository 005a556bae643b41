import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openLiveConnection, type LiveMessage, type LiveState } from "./live-connection";

/** One stream to the server, as the browser would open it. */
class Stream {
  static open: Stream[] = [];
  readonly heard = new Map<string, (event: unknown) => void>();
  readyState = 1;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    Stream.open.push(this);
  }
  addEventListener(kind: string, handler: (event: unknown) => void) {
    this.heard.set(kind, handler);
  }
  say(kind: string, data: object = {}) {
    this.heard.get(kind)?.({ data: JSON.stringify(data) });
  }
  close() {
    Stream.open = Stream.open.filter((one) => one !== this);
  }
}

/** Locks between tabs: held until its work ends, then handed to the next in line. */
function makeLocks() {
  const line: { run: () => Promise<unknown>; signal: AbortSignal }[] = [];
  const next = () => {
    const [first] = line;
    if (first?.signal.aborted) return void (line.shift(), next());
    void first?.run().finally(() => (line.shift(), next()));
  };
  return {
    request: (_: string, { signal }: { signal: AbortSignal }, run: () => Promise<unknown>) => {
      line.push({ run, signal });
      if (line.length === 1) next();
      return Promise.resolve();
    },
  };
}

/** What one tab tells the others arrives in its own time. */
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 10_000, interval: 5 });

function tab() {
  const messages: LiveMessage[] = [];
  const states: LiveState[] = [];
  const close = openLiveConnection("hangang", { onMessage: (message) => messages.push(message), onState: (state) => states.push(state) });
  return { messages, states, close };
}

beforeEach(() => {
  Stream.open = [];
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("navigator", { locks: makeLocks() });
});
afterEach(() => vi.unstubAllGlobals());

describe("PLT-13 the tabs of a browser share one stream", () => {
  it("opens one however many tabs there are, and tells them all", async () => {
    const tabs = Array.from({ length: 8 }, tab);
    await until(() => Stream.open.length > 0);
    expect(Stream.open.map((one) => one.url)).toEqual(["/api/live/hangang"]);
    Stream.open[0]?.say("ready");
    Stream.open[0]?.say("notified", { kind: "notified" });
    await until(() => tabs.every((one) => one.messages.some(({ kind }) => kind === "notified")));
    expect(Stream.open).toHaveLength(1);
    tabs.forEach((one) => one.close());
  });

  it("tells a tab that is opened later that the connection is there", async () => {
    const first = tab();
    await until(() => Stream.open.length > 0);
    Stream.open[0]?.say("ready");
    const later = tab();
    await until(() => later.states.length > 0);
    expect(later.states).toEqual(["connected"]);
    expect(first.messages).toEqual([{ kind: "ready", anew: false }]);
    [first, later].forEach((one) => one.close());
  });

  it("goes on in another tab when the one that listened is closed, which reads again what it may have missed", async () => {
    const [first, second] = [tab(), tab()];
    await until(() => Stream.open.length > 0);
    const before = Stream.open[0];
    before?.say("ready");
    await until(() => second.messages.length === 1);
    first.close();
    await until(() => Stream.open.length === 1 && Stream.open[0] !== before);
    Stream.open[0]?.say("ready");
    expect(second.messages).toHaveLength(2);
    expect(second.messages.at(-1)).toEqual({ kind: "ready", anew: true });
    second.close();
  });

  it("reads again after a loss of the line", async () => {
    const one = tab();
    await until(() => Stream.open.length > 0);
    Stream.open[0]?.say("ready");
    Stream.open[0]?.onerror?.();
    Stream.open[0]?.say("ready");
    expect(one.states).toEqual(["connected", "lost", "connected"]);
    expect(one.messages).toEqual([{ kind: "ready", anew: false }, { kind: "ready", anew: true }]);
    one.close();
  });
});
