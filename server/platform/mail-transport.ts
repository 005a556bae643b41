import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";

export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string;
  readonly replyTo?: string;
  readonly attachments?: readonly { readonly filename: string; readonly contentType: string; readonly content: Buffer }[];
}

/** The mail did not go out, or nobody knows. */
export class MailFailure extends Error {
  override readonly name = "MailFailure";
  constructor(
    /** `again`: the server certainly did not take it. `never`: it will not. `unknown`: it may have taken it. */
    readonly verdict: "again" | "never" | "unknown",
    /** `smtp 550`, `smtp ECONNECTION`: never an address. */
    readonly failure: string,
  ) {
    super(failure);
  }
}

export interface MailTransport {
  /** @throws MailFailure */
  send(mail: OutgoingMail): Promise<void>;
}

const PATIENCE_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Mail through an SMTP server, a connection each. nodemailer's pool is not used: it hands a mail over again by itself when a
 * connection breaks, also after the server may have taken it. `smtps://` and STARTTLS verify certificates.
 */
export function smtpTransport(url: string): MailTransport {
  const target = new URL(url);
  const secure = target.protocol === "smtps:";
  const options = { host: target.hostname, port: Number(target.port || (secure ? 465 : 587)), secure, ...PATIENCE_MS };
  const account = target.username ? { user: decodeURIComponent(target.username), pass: decodeURIComponent(target.password) } : null;
  return {
    async send({ html, attachments = [], ...mail }) {
      const message = new MailComposer({ ...mail, html: html ?? undefined, attachments: [...attachments], disableFileAccess: true, disableUrlAccess: true }).compile();
      const bytes = await message.build();
      await handOver(new SMTPConnection(options), account, message.getEnvelope(), bytes);
    },
  };
}

function handOver(
  connection: SMTPConnection,
  account: { user: string; pass: string } | null,
  envelope: { from: string | false; to: string[] },
  bytes: Buffer,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let handedOver = false;
    const fail = (error: Error) => {
      // Closing tells "end" again: the first reason stands.
      reject(judge(error, handedOver));
      connection.close();
    };
    // Read when the server has said that it wants the mail: before that, nothing of it has left.
    const content = Readable.from(
      (function* () {
        handedOver = true;
        yield bytes;
      })(),
      { objectMode: false },
    );
    const send = () =>
      connection.send({ from: envelope.from, to: envelope.to }, content, (error) => {
        if (error) return fail(error);
        connection.quit();
        resolve();
      });
    connection.on("error", fail);
    connection.on("end", () => fail(new Error("the server closed the connection")));
    connection.connect((error) => {
      if (error) return fail(error);
      if (!account) return send();
      connection.login({ user: account.user, credentials: account }, (refusal) => (refusal ? fail(refusal) : send()));
    });
  });
}

/**
 * What a failure says about the mail. Replies of 4xx and 5xx mean that it was not accepted (RFC 5321, section 4.2.1), but 421 may
 * also come from a server that is shutting down just after it took the mail.
 */
function judge(error: Error, handedOver: boolean): MailFailure {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === "number" && !(handedOver && responseCode === 421)) {
    return new MailFailure(responseCode >= 500 ? "never" : "again", `smtp ${responseCode}`);
  }
  const name = typeof code === "string" && /^[A-Z]{2,30}$/.test(code) ? code : "ECONNECTION";
  if (name === "EENVELOPE" || name === "EMESSAGE") return new MailFailure("never", `smtp ${name}`);
  return new MailFailure(handedOver ? "unknown" : "again", `smtp ${name}`);
}

/** The same for every try of a mail, so that a receiver can drop a copy. */
export function messageIdOf(mailId: string, from: string): string {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  return `<${mailId}@${domain}>`;
}
