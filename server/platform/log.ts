import { AsyncLocalStorage } from "node:async_hooks";
import { pino, type DestinationStream, type Logger } from "pino";
import { prettyLine } from "./log-pretty";
import { scrubText } from "./scrub-text";

/** What every line of one request or job carries. */
export interface LogContext {
  readonly requestId?: string;
  readonly jobId?: string;
  readonly tenantId?: string;
}

const current = new AsyncLocalStorage<LogContext>();

/** Runs `fn`; every line logged in it, however deep, carries `context`. Contexts add up. */
export function withLogContext<T>(context: LogContext, fn: () => T): T {
  return current.run({ ...current.getStore(), ...context }, fn);
}

/** Names of values that never belong into a log, at any of the first four levels. */
export const REDACTED_FIELDS = [
  "password", "newPassword", "currentPassword", "passwordHash", "token", "tokenHash", "secret", "totpSecret", "code", "recoveryCodes",
  "authorization", "Authorization", "cookie", "set-cookie", "apiKey", "keyHash", "x-api-key",
  "email", "to", "toAddress", "name", "phone", "mobile", "address", "street", "userAgent", "textBody", "htmlBody", "subject",
] as const;

/** `code` is an error's code on the first level and a one-time code below an input. */
const paths = REDACTED_FIELDS.flatMap((field) => {
  const quoted = `["${field}"]`;
  const below = [`*${quoted}`, `*.*${quoted}`, `*.*.*${quoted}`];
  return field === "code" ? below : [quoted, ...below];
});

export interface LogOptions {
  level?: string;
  pretty?: boolean;
  destination?: DestinationStream;
}

/**
 * A logger that writes JSON lines. Secrets and personal data are kept out three times: callers log ids and codes, named
 * fields are redacted, and the finished line is searched for addresses and tokens.
 */
export function createLogger(options: LogOptions = {}): Logger {
  return pino(
    {
      level: options.level ?? "info",
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, censor: "[redacted]" },
      mixin: () => ({ ...current.getStore() }),
      hooks: { streamWrite: (line) => (options.pretty ? prettyLine(scrubText(line)) : scrubText(line)) },
    },
    options.destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

let root: Logger | undefined;

/** The process's logger. Level from LOG_LEVEL; readable lines in development on a terminal, JSON everywhere else. */
export function log(): Logger {
  root ??= createLogger({
    level: process.env["LOG_LEVEL"] || "info",
    pretty: process.env.NODE_ENV === "development" && process.stdout.isTTY === true,
  });
  return root;
}
