import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface MailCatcher {
  smtpUrl: string;
  stop(): Promise<void>;
}

/** A mail server that delivers nowhere: each message becomes a JSON file (to, subject, text, html) in `folder`. */
export async function catchMail(folder: string): Promise<MailCatcher> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      simpleParser(stream)
        .then(async (mail) => {
          count += 1;
          const to = session.envelope.rcptTo.map((recipient) => recipient.address);
          const file = join(folder, `${String(count).padStart(5, "0")}.json`);
          // Renamed when complete, so that a reader never sees half a message.
          await writeFile(`${file}.part`, JSON.stringify({ to, subject: mail.subject ?? "", text: mail.text ?? "", html: mail.html || "" }));
          await rename(`${file}.part`, file);
        })
        .then(
          () => done(),
          (error: Error) => done(error),
        );
    },
  });
  await new Promise<void>((ready, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", ready);
  });
  const { port } = server.server.address() as AddressInfo;
  return { smtpUrl: `smtp://127.0.0.1:${port}`, stop: () => new Promise((done) => server.close(() => done())) };
}
