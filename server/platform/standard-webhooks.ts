import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Signing and checking messages as the Standard Webhooks specification 1.0.0 says (symmetric, `v1`): HMAC-SHA256 over
 * `id.timestamp.body`, the key being the base64 part of a `whsec_` secret.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
const PREFIX = "whsec_";
/** How far a message's clock may be from ours, in seconds, before it counts as replayed. */
export const TOLERANCE_SECONDS = 5 * 60;

export interface WebhookHeaders {
  readonly "webhook-id": string;
  /** Seconds since 1970. */
  readonly "webhook-timestamp": string;
  /** One `v1,<base64>` for each secret in force, separated by spaces. */
  readonly "webhook-signature": string;
}

/** @throws RangeError when the text is no secret of 24 to 64 bytes */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
  if (key.length < 24 || key.length > 64) throw new RangeError("a webhook secret has 24 to 64 bytes");
  return key;
}

/** The secret in the form that both sides keep: `whsec_` and base64. */
export function secretText(key: Uint8Array): string {
  return `${PREFIX}${Buffer.from(key).toString("base64")}`;
}

function signature(secret: string, id: string, seconds: number, body: string): string {
  return createHmac("sha256", keyOf(secret)).update(`${id}.${seconds}.${body}`, "utf8").digest("base64");
}

/** The headers of a message, signed with every secret in force, the newest first. */
export function signMessage(message: { id: string; at: Date; body: string }, secrets: readonly string[]): WebhookHeaders {
  const seconds = Math.floor(message.at.getTime() / 1000);
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": secrets.map((secret) => `v1,${signature(secret, message.id, seconds, message.body)}`).join(" "),
  };
}

export type Verdict = "genuine" | "headers_missing" | "too_old" | "too_new" | "forged";

/** Whether a received message carries a signature by one of the secrets and comes from these minutes. */
export function checkMessage(
  received: { id: string | null; timestamp: string | null; signature: string | null; body: string },
  secrets: readonly string[],
  now: Date,
): Verdict {
  const { id, timestamp, signature: given, body } = received;
  if (!id || !given || !timestamp || !/^\d{1,12}$/.test(timestamp)) return "headers_missing";
  const seconds = Number(timestamp);
  const age = Math.floor(now.getTime() / 1000) - seconds;
  if (age > TOLERANCE_SECONDS) return "too_old";
  if (age < -TOLERANCE_SECONDS) return "too_new";
  const offered = given.split(" ").filter((one) => one.startsWith("v1,")).slice(0, 16).map((one) => one.slice(3));
  const genuine = secrets.map((secret) => signature(secret, id, seconds, body));
  return offered.some((one) => genuine.some((right) => equal(one, right))) ? "genuine" : "forged";
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
