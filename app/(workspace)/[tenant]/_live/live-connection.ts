/** What the server says: read notifications again, or these records changed. */
export type LiveMessage =
  | { kind: "ready" }
  | { kind: "notified" }
  | { kind: "changed"; by: string | null; records: [type: string, id: string][] };

/** How the connection is: while it is lost, whoever shows something asks by the clock instead. */
export type LiveState = "connected" | "lost";

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
  channel.onmessage = ({ data }: MessageEvent<{ message?: LiveMessage; state?: LiveState }>) => {
    if (data.message) handlers.onMessage(data.message);
    if (data.state) handlers.onState(data.state);
  };
  navigator.locks
    .request(name, { signal: closed.signal }, (): Promise<void> | undefined => {
      // Granted in the moment of closing: nobody is left to tell.
      if (closed.signal.aborted) return undefined;
      stop = listen(slug, {
        onMessage: (message) => {
          handlers.onMessage(message);
          channel.postMessage({ message });
        },
        onState: (state) => {
          handlers.onState(state);
          channel.postMessage({ state });
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
  const connect = () => {
    source = new EventSource(`/api/live/${encodeURIComponent(slug)}`);
    source.addEventListener("ready", () => {
      failures = 0;
      onState("connected");
      onMessage({ kind: "ready" });
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
