import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Webhook } from "standardwebhooks";

export interface Postbox {
  readonly address: string;
  /** Tells the receiver of a workspace its secret; messages to `/name` are judged by it. */
  expect(name: string, secret: string): void;
  /** Of a receiver: each message's id with what it said; the same id twice is one message. */
  messages(name: string): ReadonlyMap<string, { type: string; orderNumber: string }>;
  /** Requests that were not signed as they should be, or the same id with another body. */
  readonly faults: readonly string[];
  /** Messages that came more than once under their id. */
  repeats(name: string): number;
  close(): Promise<void>;
}

/** Another company's system that takes webhooks: it believes signatures only, and remembers ids as receivers should. */
export async function startPostbox(): Promise<Postbox> {
  const secrets = new Map<string, string>();
  const taken = new Map<string, Map<string, { type: string; orderNumber: string; body: string }>>();
  const repeated = new Map<string, number>();
  const faults: string[] = [];

  function take(name: string, headers: Record<string, string>, body: string): void {
    const secret = secrets.get(name);
    if (!secret) throw new Error("nobody of that name");
    new Webhook(secret).verify(body, headers);
    const id = headers["webhook-id"] ?? "";
    const of = taken.get(name) ?? new Map<string, { type: string; orderNumber: string; body: string }>();
    taken.set(name, of);
    const known = of.get(id);
    if (known && known.body !== body) throw new Error(`${id} came with another body`);
    if (known) repeated.set(name, (repeated.get(name) ?? 0) + 1);
    const said = JSON.parse(body) as { type: string; data: { order?: { number?: string } } };
    of.set(id, { type: said.type, orderNumber: said.data.order?.number ?? "", body });
  }

  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (bytes: Buffer) => (body += bytes.toString("utf8")));
    request.on("end", () => {
      try {
        take((request.url ?? "/").slice(1), request.headers as Record<string, string>, body);
        void pause(40).then(() => response.writeHead(204).end());
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error));
        response.writeHead(400).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`,
    expect: (name, secret) => void secrets.set(name, secret),
    messages: (name) => taken.get(name) ?? new Map(),
    faults,
    repeats: (name) => repeated.get(name) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
