import { createConnection, createServer, type Socket } from "node:net";

export interface CuttingProxy {
  readonly port: number;
  /** From now on the next `count` transactions are cut: committed by the server, and the client never hears of it. */
  cutAfterCommits(count: number): void;
  /** How many cuts of the last order are still to be made. */
  readonly cutsLeft: number;
  close(): Promise<void>;
}

/**
 * Stands between the application and PostgreSQL and understands just enough of the protocol (version 3, without TLS) to
 * see that a COMMIT was carried out. There it can drop both ends at once: the most awkward moment a network can choose.
 */
export async function startCuttingProxy(serverPort: () => number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let cutsLeft = 0;
  const server = createServer((client) => {
    const backend = createConnection({ port: serverPort(), host: "127.0.0.1" });
    for (const socket of [client, backend]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        backend.destroy();
      });
    }
    client.on("data", (bytes) => void backend.write(bytes));
    const committed = commitWatcher();
    backend.on("data", (bytes) => {
      // Watched also while nothing is to be cut: messages do not end where packets do.
      const sawCommit = committed(bytes);
      if (sawCommit && cutsLeft > 0) {
        cutsLeft -= 1;
        backend.destroy();
        client.destroy();
        return;
      }
      client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cutAfterCommits: (count) => (cutsLeft = count),
    get cutsLeft() {
      return cutsLeft;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const COMMAND_COMPLETE = 0x43;
const COMMIT_TAG = "COMMIT\0";

/** Follows the server's messages of one connection; true when the packet holds a CommandComplete of COMMIT. */
export function commitWatcher(): (bytes: Buffer) => boolean {
  let pending = Buffer.alloc(0);
  let skip = 0;
  return (bytes) => {
    let rest = skip > 0 ? bytes.subarray(Math.min(skip, bytes.length)) : bytes;
    skip = Math.max(0, skip - bytes.length);
    rest = pending.length > 0 ? Buffer.concat([pending, rest]) : rest;
    let seen = false;
    while (rest.length >= 5) {
      const length = 1 + rest.readUInt32BE(1);
      if (rest[0] === COMMAND_COMPLETE) {
        if (rest.length < length) break;
        seen ||= rest.toString("latin1", 5, length) === COMMIT_TAG;
      }
      if (rest.length < length) {
        skip = length - rest.length;
        rest = Buffer.alloc(0);
        break;
      }
      rest = rest.subarray(length);
    }
    pending = Buffer.from(rest);
    return seen;
  };
}
