// Serves the build: pages by Next's router; the public API by its own door in the same process. A program's request gains
// nothing from a router made for pages, and would pay it two milliseconds of CPU. In development the API's route file answers.
//   serve-web.mjs <port> <host>
import { Buffer } from "node:buffer";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, TextDecoder } from "node:util";
import { gzip } from "node:zlib";
import next from "next";

const STATIC = fileURLToPath(new URL("../../.next/static", import.meta.url));
const PREFIX = "/api/v1/";
/** Bytes that are read of a body; the door itself refuses less than this in its own words. */
const MOST_READ = 20_000_000;
/** Answers shorter than this travel as they are. */
const WORTH_PACKING = 2_000;
/** How long requests under way are waited for when the process is told to stop; streams to browsers never end by themselves. */
const DRAIN_MS = 10_000;
const pack = promisify(gzip);
/** Throws where bytes are no UTF-8 (the door tells the program so), and leaves a byte-order mark out. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

const [port = "3000", hostname = "localhost"] = process.argv.slice(2);
const app = next({ dev: false, dir: fileURLToPath(new URL("../..", import.meta.url)), hostname, port: Number(port) });
await app.prepare();
const page = app.getRequestHandler();
const packedFiles = await findPacked();

const server = createServer((request, response) => {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  const packed = request.method === "GET" && /\bbr\b/.test(request.headers["accept-encoding"] ?? "") ? packedFiles.get(path) : undefined;
  if (packed) return sendPacked(packed, response);
  const isApi = path.startsWith(PREFIX) && !path.endsWith("/") && path !== `${PREFIX}openapi.json`;
  (isApi ? answer(request, response) : page(request, response)).catch(() => {
    // Only a broken connection comes to here: the door and the router answer for their own failures.
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  });
});

/** Scripts and styles that the build has packed, by the path they are asked for. Their names change with what is in them. */
async function findPacked() {
  const names = await readdir(STATIC, { recursive: true }).catch(() => []);
  const types = { js: "application/javascript; charset=UTF-8", css: "text/css; charset=UTF-8" };
  return new Map(
    names.filter((name) => name.endsWith(".br")).map((name) => {
      const plain = name.slice(0, -".br".length).replaceAll("\\", "/");
      return [`/_next/static/${plain}`, { file: join(STATIC, name), type: types[plain.slice(plain.lastIndexOf(".") + 1)], content: null }];
    }),
  );
}

async function sendPacked(packed, response) {
  try {
    packed.content ??= await readFile(packed.file);
    response.writeHead(200, {
      "content-type": packed.type, "content-encoding": "br", "content-length": packed.content.length, vary: "accept-encoding",
      "cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff",
    });
    response.end(packed.content);
  } catch {
    response.writeHead(404).end();
  }
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer(request, response) {
  const { status, headers, body } = await globalThis.naruApi({
    method: request.method,
    url: `http://${hostname}${request.url}`,
    headers: { get: (name) => headerOf(request, name) },
    text: () => read(request),
  });
  const packed = body.length > WORTH_PACKING && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "") ? await pack(body) : null;
  const sent = packed ?? Buffer.from(body, "utf8");
  const length = status === 204 ? {} : { "content-length": sent.length };
  response.writeHead(status, { ...headers, vary: "accept-encoding", ...(packed ? { "content-encoding": "gzip" } : {}), ...length });
  response.end(sent);
  // What was not read of a refused body must not stand before the next request.
  if (!request.complete) request.resume();
}

/** The address of who asks directly stands where a proxy would have put it. */
function headerOf(request, name) {
  const value = request.headers[name];
  if (value === undefined && name === "x-forwarded-for") return request.socket.remoteAddress ?? null;
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

async function read(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    // The door refuses what is longer; the rest is read and forgotten.
    if (length <= MOST_READ) chunks.push(chunk);
  }
  return utf8.decode(Buffer.concat(chunks));
}

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    server.close(() => void app.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
  });
}

server.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.listen(Number(port), hostname);
