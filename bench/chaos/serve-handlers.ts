import { createServer, type IncomingMessage } from "node:http";
import { POST as upload } from "@/app/api/files/[tenant]/route";
import { GET as ask, POST as act } from "@/app/api/trpc/[trpc]/route";

/** The request handlers of the product in a bare server: what the build serves under /api, without the build. */
const port = Number(process.env["PORT"]);

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === "string") headers.set(name, value);
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  return new Request(`http://127.0.0.1:${port}${incoming.url ?? "/"}`, { method: incoming.method, headers, ...(hasBody ? { body: Buffer.concat(parts) } : {}) });
}

function answer(request: Request): Promise<Response> {
  const file = /^\/api\/files\/([^/?]+)$/.exec(new URL(request.url).pathname)?.[1];
  if (file) return upload(request, { params: Promise.resolve({ tenant: file }) });
  return request.method === "GET" ? ask(request) : act(request);
}

createServer((incoming, outgoing) => {
  requestOf(incoming)
    .then(answer)
    .then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    })
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      outgoing.writeHead(500).end();
    });
}).listen(port, "127.0.0.1");
process.on("unhandledRejection", (error) => process.stderr.write(`${String(error)}\n`));
