import { createTransport } from "nodemailer";

export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string;
}

export interface MailTransport {
  /** @throws the mail server's refusal or the connection's failure; see `judgeMailFailure` */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Mail through an SMTP server, over a few kept connections. `smtps://` and STARTTLS verify certificates. */
export function smtpTransport(url: string): MailTransport {
  const target = new URL(url);
  const secure = target.protocol === "smtps:";
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    host: target.hostname,
    port: Number(target.port || (secure ? 465 : 587)),
    secure,
    auth: target.username ? { user: decodeURIComponent(target.username), pass: decodeURIComponent(target.password) } : undefined,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ html, ...mail }) {
      await transport.sendMail({ ...mail, html: html ?? undefined });
    },
    close: () => transport.close(),
  };
}

/** The same for every try of a mail, so that a receiver can drop a copy. */
export function messageIdOf(mailId: string, from: string): string {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  return `<${mailId}@${domain}>`;
}

interface SmtpFailure {
  code?: unknown;
  responseCode?: unknown;
  command?: unknown;
}

/**
 * What a failure says about the mail: the server answered (4xx: try again, 5xx: never), or it was not even reached, or
 * the connection broke after the mail was handed over and nobody knows.
 * Reply codes: RFC 5321, section 4.2.1.
 */
export function judgeMailFailure(error: unknown): { verdict: "again" | "never" | "unknown"; failure: string } {
  const { code, responseCode, command } = (error instanceof Error ? error : {}) as SmtpFailure;
  if (typeof responseCode === "number") return { verdict: responseCode >= 500 ? "never" : "again", failure: `smtp ${responseCode}` };
  const name = typeof code === "string" && /^[A-Z_]{2,30}$/.test(code) ? code : "failure";
  const failure = `smtp ${name}`;
  if (name === "EENVELOPE" || name === "EMESSAGE") return { verdict: "never", failure };
  const before = ["EDNS", "EAUTH", "ECONNECTION", "ETLS", "ENOTFOUND", "ECONNREFUSED", "EPROXY"].includes(name);
  const greeting = command === "CONN" || command === "EHLO" || command === "HELO" || command === "STARTTLS" || command === "AUTH";
  return { verdict: before || greeting ? "again" : "unknown", failure };
}
