/** What the server says: read notifications again, or these records changed. `ready` is said when listening begins, `anew` where something may have been missed before. */
export type LiveMessage =
  | { kind: "ready"; anew: boolean }
  | { kind: "notified" }
  | { kind: "changed"; by: string | null; records: [type: string, id: string][] };

/** How the connection is: while it is lost, whoever shows something asks by the clock instead. */
export type LiveState = "connected" | "lost";

/** Between the tabs: what was heard, how the connection is, and a new tab that asks for it. */
type Said = { message: LiveMessage } | { state: LiveState } | { asks: true };

interface Handlers {
  onMessage: (message: LiveMessage) => void;
  onState: (state: LiveState) => void;
}

/**
 * One connection for all tabs of a workspace in this browser: the tab that holds the lock listens to the server and tells the others.
 * When it is closed, the next one takes over. Without locks or channels each tab has its own.
 * @returns closes it
 */
export function openLiveConnection(slug: string, handlers: Handlers): () => void {
  const name = `naru-live:${slug}`;
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") return listen(slug, handlers);
  const channel = new BroadcastChannel(name);
  const closed = new AbortController();
  let stop = () => undefined as void;
  // What the tab that listens knows, for tabs that are opened later; null in every other tab.
  let own: LiveState | null = null;
  let waited = false;
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if ("asks" in data) {
      if (own) channel.postMessage({ state: own } satisfies Said);
      return;
    }
    waited = true;
    if ("state" in data) handlers.onState(data.state);
    else handlers.onMessage(data.message.kind === "ready" ? { kind: "ready", anew: true } : data.message);
  };
  channel.postMessage({ asks: true } satisfies Said);
  navigator.locks
    .request(name, { signal: closed.signal }, (): Promise<void> | undefined => {
      // Granted in the moment of closing: nobody is left to tell.
      if (closed.signal.aborted) return undefined;
      own = "lost";
      stop = listen(slug, {
        onMessage: (message) => {
          // Whoever takes over from a closed tab does not know what was said in between.
          handlers.onMessage(message.kind === "ready" ? { kind: "ready", anew: message.anew || waited } : message);
          channel.postMessage({ message } satisfies Said);
        },
        onState: (state) => {
          own = state;
          handlers.onState(state);
          channel.postMessage({ state } satisfies Said);
        },
      });
      return new Promise<void>((resolve) => closed.signal.addEventListener("abort", () => resolve()));
    })
    .catch(() => undefined);
  return () => {
    closed.abort();
    stop();
    channel.close();
  };
}

/** Comes back by itself after a loss; a refusal (signed out, removed) is tried again, ever more seldom. */
function listen(slug: string, { onMessage, onState }: Handlers): () => void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let before = false;
  const connect = () => {
    source = new EventSource(`/api/live/${encodeURIComponent(slug)}`);
    source.addEventListener("ready", () => {
      failures = 0;
      onState("connected");
      onMessage({ kind: "ready", anew: before });
      before = true;
    });
    for (const kind of ["notified", "changed"]) source.addEventListener(kind, (event) => onMessage(JSON.parse((event as MessageEvent<string>).data) as LiveMessage));
    source.onerror = () => {
      onState("lost");
      if (source?.readyState !== EventSource.CLOSED) return;
      failures += 1;
      again = setTimeout(connect, Math.min(60_000, 2_000 * 2 ** failures));
    };
  };
  connect();
  return () => {
    clearTimeout(again);
    source?.close();
  };
}
