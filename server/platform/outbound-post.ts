import { lookup as systemLookup } from "node:dns/promises";
import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as tlsRequest } from "node:https";
import ipaddr from "ipaddr.js";
import { faultOfUrl, hostOf, mayReach, PUBLIC_ONLY, type AddressFault, type OutboundPolicy } from "./outbound-address";

export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** Finds the addresses of a host; the system's resolver unless a test gives its own. */
export type Resolver = (host: string) => Promise<readonly HostAddress[]>;

export interface OutboundSettings {
  readonly policy: OutboundPolicy;
  readonly resolve?: Resolver;
  /** For everything together: finding the host, connecting, sending, the answer. */
  readonly timeoutMs?: number;
}

export interface OutboundAnswer {
  readonly status: number;
  /** The beginning of the answer's body, as text that a database can keep. */
  readonly body: string;
  /** Header `retry-after`, as it came. */
  readonly retryAfter: string | null;
  readonly milliseconds: number;
}

export type OutboundFault = AddressFault | "unknown_host" | "timeout" | "connection_refused" | "connection_lost" | "certificate" | "unreachable";

/** The request got no answer; whether it arrived nobody knows, except where it was never sent. */
export class OutboundFailure extends Error {
  override readonly name = "OutboundFailure";
  constructor(
    readonly fault: OutboundFault,
    readonly milliseconds: number,
  ) {
    super(fault);
  }
}

const TIMEOUT_MS = 15_000;
/** After the status a body has so long to come: it is for the log alone, and a receiver that dawdles with it must not hold up others. */
const BODY_MS = 1_000;
/** Of an answer so much is kept … */
const KEPT_BYTES = 2_048;
/** … and so much is taken in before the connection is closed. */
const LARGEST_ANSWER_BYTES = 64 * 1024;

const resolveBySystem: Resolver = (host) => systemLookup(host, { all: true, verbatim: true });

/** What the operator allows: `WEBHOOKS_PRIVATE_NETWORKS=allow`, `WEBHOOKS_HTTP=allow`; without them `PUBLIC_ONLY`. */
export function outboundPolicy(): OutboundPolicy {
  const allowed = (name: string) => process.env[name] === "allow";
  return { ...PUBLIC_ONLY, privateNetworks: allowed("WEBHOOKS_PRIVATE_NETWORKS"), http: allowed("WEBHOOKS_HTTP") };
}

/**
 * Posts to an address that somebody else chose. The host is resolved once, every address it has is judged, and the connection
 * goes to exactly those: a name that answers differently a moment later changes nothing. Redirects are not followed, so there
 * is no second address to judge. No connection is kept.
 * @throws OutboundFailure
 */
export async function postOutbound(
  request: { url: string; headers: Readonly<Record<string, string>>; body: string },
  { policy, resolve = resolveBySystem, timeoutMs = TIMEOUT_MS }: OutboundSettings,
): Promise<OutboundAnswer> {
  const began = performance.now();
  const spent = () => Math.round(performance.now() - began);
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const fault = faultOfUrl(request.url, policy);
    if (fault) throw new OutboundFailure(fault, spent());
    const url = new URL(request.url);
    const addresses = await withinTime(addressesOf(url, resolve), signal);
    if (addresses.length === 0) throw new OutboundFailure("unknown_host", spent());
    if (!addresses.every(({ address }) => mayReach(address, policy))) throw new OutboundFailure("private_address", spent());
    const answer = await send(url, request, addresses, signal);
    return { ...answer, milliseconds: spent() };
  } catch (error) {
    throw error instanceof OutboundFailure ? error : new OutboundFailure(signal.aborted ? "timeout" : faultOf(error), spent());
  }
}

async function addressesOf(url: URL, resolve: Resolver): Promise<readonly HostAddress[]> {
  const host = hostOf(url);
  if (ipaddr.isValid(host)) return [{ address: host, family: host.includes(":") ? 6 : 4 }];
  return resolve(host);
}

function withinTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("timeout")), { once: true });
    promise.then(resolve, reject);
  });
}

function send(
  url: URL,
  { headers, body }: { headers: Readonly<Record<string, string>>; body: string },
  addresses: readonly HostAddress[],
  signal: AbortSignal,
): Promise<Omit<OutboundAnswer, "milliseconds">> {
  return new Promise((resolve, reject) => {
    const outgoing = (url.protocol === "https:" ? tlsRequest : plainRequest)(url, {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" },
      agent: false,
      signal,
      lookup(_host, options, found) {
        const [first] = addresses;
        if (options.all) found(null, addresses.map(({ address, family }) => ({ address, family })));
        else found(null, first?.address ?? "", first?.family);
      },
    });
    let answered = false;
    outgoing.on("error", (error) => (answered ? undefined : reject(error)));
    outgoing.once("response", (answer) => {
      answered = true;
      const status = answer.statusCode ?? 0;
      const retryAfter = answer.headers["retry-after"] ?? null;
      // The status is the answer: a body that breaks off or never ends changes nothing.
      void beginningOf(answer).then((text) => {
        outgoing.destroy();
        resolve({ status, body: text, retryAfter });
      });
    });
    outgoing.end(body);
  });
}

/** The beginning of a body: read until it ends, breaks off, or is larger than anyone needs. */
function beginningOf(answer: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const kept: Buffer[] = [];
    let [keptBytes, seenBytes] = [0, 0];
    const over = () => resolve(storable(Buffer.concat(kept).toString("utf8")));
    answer.on("data", (chunk: Buffer) => {
      const part = chunk.subarray(0, KEPT_BYTES - keptBytes);
      if (part.length > 0) kept.push(part);
      keptBytes += part.length;
      seenBytes += chunk.length;
      if (seenBytes > LARGEST_ANSWER_BYTES) over();
    });
    setTimeout(over, BODY_MS).unref();
    answer.once("end", over);
    answer.once("close", over);
    answer.once("error", over);
  });
}

/** PostgreSQL's text takes no NUL; other control characters would only disturb the reader. */
function storable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
}

function faultOf(error: unknown): OutboundFault {
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENODATA") return "unknown_host";
  if (code === "ECONNREFUSED") return "connection_refused";
  if (code === "ECONNRESET" || code === "EPIPE" || code.startsWith("HPE_")) return "connection_lost";
  if (code === "EPROTO" || /CERT|TLS|SSL|SIGNED|ISSUER|VERIFY/.test(code)) return "certificate";
  return "unreachable";
}
