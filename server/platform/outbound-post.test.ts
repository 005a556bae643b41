import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { faultOfUrl, mayReach, PUBLIC_ONLY } from "./outbound-address";
import { OutboundFailure, outboundPolicy, postOutbound, type OutboundSettings } from "./outbound-post";

const INSIDE = { privateNetworks: true, http: true };
const PUBLIC_HTTP = { privateNetworks: false, http: true };

let servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => new Promise((closed) => (server.closeAllConnections(), server.close(closed)))));
  servers = [];
});

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ port: number; hits: () => number }> {
  let hits = 0;
  const server = createServer((request, response) => {
    hits += 1;
    handle(request, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { port: (server.address() as AddressInfo).port, hits: () => hits };
}

const post = (url: string, settings: Partial<OutboundSettings> = {}) =>
  postOutbound({ url, headers: { "content-type": "application/json" }, body: '{"a":1}' }, { policy: INSIDE, ...settings });
const faultOf = (posted: Promise<unknown>) => posted.then(() => "answered", (error: unknown) => (error instanceof OutboundFailure ? error.fault : String(error)));

describe("PLT-08 addresses that a workspace may send to", () => {
  it.each([
    "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "169.254.1.1", "100.64.0.1", "0.0.0.0", "255.255.255.255",
    "224.0.0.1", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe",
    "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "100.100.100.200", "nonsense",
  ])("%s is refused", (address) => expect(mayReach(address, PUBLIC_ONLY)).toBe(false));

  it.each(["93.184.215.14", "8.8.8.8", "172.32.0.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])("%s is public", (address) => expect(mayReach(address, PUBLIC_ONLY)).toBe(true));

  it("lets private networks in where the operator says so, and the clouds' credentials never", () => {
    for (const address of ["127.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "fd12::1", "::ffff:10.0.0.1"]) expect(mayReach(address, INSIDE), address).toBe(true);
    for (const address of ["169.254.169.254", "169.254.1.1", "fe80::1", "fd00:ec2::254", "100.100.100.200", "0.0.0.0", "224.0.0.1"]) expect(mayReach(address, INSIDE), address).toBe(false);
  });

  it("are https, without credentials, and not written as an inner address in any spelling", () => {
    const fault = (url: string) => faultOfUrl(url, PUBLIC_ONLY);
    expect(fault("https://shop.example/hooks")).toBeNull();
    expect(fault("http://shop.example/hooks")).toBe("https_only");
    expect(fault("https://user:secret@shop.example/")).toBe("credentials");
    for (const text of ["shop.example", "ftp://shop.example", "javascript:alert(1)", "file:///etc/passwd", ""]) expect(fault(text), text).toBe("not_an_address");
    for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "localhost.", "a.localhost", "169.254.169.254", "10.0.0.7"]) {
      expect(fault(`https://${host}/`), host).toBe("private_address");
    }
  });

  it("follow the operator's settings, which refuse by default", () => {
    expect(outboundPolicy()).toEqual(PUBLIC_ONLY);
    process.env["WEBHOOKS_PRIVATE_NETWORKS"] = "allow";
    expect(outboundPolicy()).toEqual({ privateNetworks: true, http: false });
    delete process.env["WEBHOOKS_PRIVATE_NETWORKS"];
  });
});

describe("PLT-08 posting to somebody else's address", () => {
  it("brings body and headers there and the beginning of the answer back", async () => {
    let heard = "";
    const { port } = await serve((request, response) => {
      request.on("data", (chunk: Buffer) => (heard += `${request.method} ${request.headers["content-type"]} ${chunk.toString()}`));
      request.on("end", () => response.writeHead(202, { "retry-after": "7" }).end("taken\u0000 in"));
    });
    const answer = await post(`http://127.0.0.1:${port}/hook`);
    expect(heard).toBe('POST application/json {"a":1}');
    expect(answer).toMatchObject({ status: 202, body: "taken in", retryAfter: "7" });
    expect(answer.milliseconds).toBeGreaterThanOrEqual(0);
  });

  it("refuses a name that leads inside, and connects to nothing", async () => {
    const { port, hits } = await serve((_request, response) => response.end());
    const resolve = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
    expect(await faultOf(post(`http://shop.example:${port}/`, { policy: PUBLIC_HTTP, resolve }))).toBe("private_address");
    expect(hits()).toBe(0);
  });

  it("refuses a name of which one address leads inside", async () => {
    const resolve = () => Promise.resolve([{ address: "93.184.215.14", family: 4 }, { address: "10.0.0.1", family: 4 }]);
    expect(await faultOf(post("http://shop.example/", { policy: PUBLIC_HTTP, resolve }))).toBe("private_address");
  });

  it("is not fooled by a name that answers differently the second time", async () => {
    const { port, hits } = await serve((_request, response) => response.end());
    let asked = 0;
    // First a public address that leads nowhere (documentation range is refused, so one that is routable but unanswered), then the inner one.
    const resolve = () => Promise.resolve([{ address: (asked += 1) === 1 ? "203.0.114.1" : "127.0.0.1", family: 4 }]);
    const fault = await faultOf(post(`http://shop.example:${port}/`, { policy: PUBLIC_HTTP, resolve, timeoutMs: 300 }));
    expect(["timeout", "unreachable", "connection_refused", "connection_lost"]).toContain(fault);
    expect([asked, hits()]).toEqual([1, 0]);
  });

  it("connects to the address that was judged, whatever the name's own resolver would say", async () => {
    const { port, hits } = await serve((_request, response) => response.end("here"));
    const resolve = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
    expect(await post(`http://nowhere.invalid:${port}/`, { resolve })).toMatchObject({ status: 200, body: "here" });
    expect(hits()).toBe(1);
  });

  it("does not follow redirects", async () => {
    const inner = await serve((_request, response) => response.end("secret"));
    const outer = await serve((_request, response) => response.writeHead(307, { location: `http://127.0.0.1:${inner.port}/` }).end());
    expect(await post(`http://127.0.0.1:${outer.port}/`)).toMatchObject({ status: 307, body: "" });
    expect(inner.hits()).toBe(0);
  });

  it("gives up after its time, also on a host that cannot be found", async () => {
    const { port } = await serve(() => undefined);
    expect(await faultOf(post(`http://127.0.0.1:${port}/`, { timeoutMs: 150 }))).toBe("timeout");
    expect(await faultOf(post("http://slow.example/", { timeoutMs: 150, resolve: () => new Promise(() => undefined) }))).toBe("timeout");
  });

  it("takes the status for the answer when the body never ends, and no more of a body than it needs", async () => {
    const endless = await serve((_request, response) => response.writeHead(200).write("begin"));
    const begun = await post(`http://127.0.0.1:${endless.port}/`, { timeoutMs: 10_000 });
    expect(begun).toMatchObject({ status: 200, body: "begin" });
    expect(begun.milliseconds).toBeLessThan(5_000);
    let written = 0;
    const huge = await serve((_request, response) => {
      const pour = () => {
        while (written < 50_000_000 && !response.destroyed && response.write("x".repeat(10_000))) written += 10_000;
      };
      response.on("drain", pour);
      response.on("error", () => undefined);
      pour();
    });
    const answer = await post(`http://127.0.0.1:${huge.port}/`);
    expect([answer.status, answer.body.length]).toEqual([200, 2048]);
    expect(written).toBeLessThan(50_000_000);
  });

  it("says what went wrong", async () => {
    const gone = await serve((request) => request.socket.destroy());
    const plain = await serve((_request, response) => response.end());
    expect(await faultOf(post(`http://127.0.0.1:${gone.port}/`))).toBe("connection_lost");
    expect(await faultOf(post(`https://127.0.0.1:${plain.port}/`))).toBe("certificate");
    expect(await faultOf(post("http://127.0.0.1:1/"))).toBe("connection_refused");
    const unknown = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    expect(await faultOf(post("https://nobody.example/", { resolve: unknown }))).toBe("unknown_host");
    expect(await faultOf(post("http://shop.example/", { policy: PUBLIC_ONLY }))).toBe("https_only");
  });
});
