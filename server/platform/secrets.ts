import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** What a derived key is for; keys of different purposes never open each other's data. */
type Purpose = "seal" | "api-key" | "invitation" | "password-link" | "webhook-secret";

const keys = new Map<string, Buffer>();

/** 256-bit key of a purpose, derived from NEXTAUTH_SECRET by HKDF-SHA256 (RFC 5869). */
function keyFor(purpose: Purpose): Buffer {
  const secret = process.env["NEXTAUTH_SECRET"] ?? "";
  if (secret.length < 32) throw new Error("NEXTAUTH_SECRET is missing or shorter than 32 characters; make one with: openssl rand -base64 32");
  const slot = `${purpose}:${secret}`;
  const key = keys.get(slot) ?? Buffer.from(hkdfSync("sha256", secret, "naru", `naru/${purpose}`, 32));
  keys.set(slot, key);
  return key;
}

/** Encrypts a secret that must be read again (AES-256-GCM, fresh nonce). */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("seal"), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** @throws Error when the text was not sealed with this application's secret or was altered. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor("seal"), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** What is kept of a random token: SHA-256, hexadecimal. Enough for 256 random bits; never use it for passwords. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A fresh token of 256 random bits. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * A token that can be made again for its record, so that its link can be shown a second time without being stored:
 * HMAC-SHA256 of the record's id.
 */
export function tokenOf(purpose: Exclude<Purpose, "seal">, recordId: string): string {
  return createHmac("sha256", keyFor(purpose)).update(recordId).digest("base64url");
}

/** Compares two texts in a time that tells nothing about where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}
