import { createServer } from "node:net";

function listenOnce(port: number, host: string | undefined): Promise<number | null> {
  return new Promise((settle) => {
    const server = createServer();
    server.once("error", () => settle(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === "object" && address ? address.port : null;
      server.close(() => settle(got));
    });
  });
}

/** True when nothing listens on the port, on the loopback address or on all addresses. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port, "127.0.0.1")) !== null && (await listenOnce(port, undefined)) !== null;
}

/** A free loopback port: the preferred one while it is free, else one the system picks. */
export async function findFreePort(preferred?: number): Promise<number> {
  if (preferred && (await isPortFree(preferred))) return preferred;
  const port = await listenOnce(0, "127.0.0.1");
  if (port === null) throw new Error("No free port on 127.0.0.1. Close some programs and try again.");
  return port;
}

/** The first free port at or above `start`, for an address that people type. */
export async function nextFreePort(start: number): Promise<number> {
  for (let port = start; port < start + 200; port += 1) {
    if (await isPortFree(port)) return port;
  }
  throw new Error(`Ports ${start} to ${start + 199} are all in use. Set PORT to a free one.`);
}
