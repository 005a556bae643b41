import { setTimeout as pause } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

export interface Mailbox {
  readonly url: string;
  /** How often each address got each mail, by `address message-id`. */
  readonly received: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A mail server that takes everything, a little slowly, and remembers it. */
export async function startMailbox(): Promise<Mailbox> {
  const received = new Map<string, number>();
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (bytes: Buffer) => (text += bytes.toString("latin1")));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map((one) => one.address).join();
        const key = `${to} ${/^message-id:\s*(\S+)/im.exec(text)?.[1] ?? ""}`;
        received.set(key, (received.get(key) ?? 0) + 1);
        void pause(60).then(() => done());
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
