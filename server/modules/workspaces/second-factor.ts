import { randomBytes } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";
import { seal, tokenHash, unseal } from "@/server/platform/secrets";

const ISSUER = "Naru";
/** A code is accepted half a minute early or late: clocks differ (RFC 6238, 5.2). */
const TOLERANCE_SECONDS = 30;
const RECOVERY_CODES = 10;
/** Crockford's base 32, without letters that look like digits. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A fresh TOTP secret, as it is kept. */
export function newSealedSecret(): string {
  return seal(generateSecret());
}

/** What an authenticator app needs: the secret to type, and the address that the QR code carries. */
export function enrolment(sealedSecret: string, email: string): { secret: string; uri: string } {
  const secret = unseal(sealedSecret);
  return { secret, uri: generateURI({ issuer: ISSUER, label: email, secret }) };
}

/** The 30-second step a code belongs to, or null when it is wrong or not later than `lastStep`. */
export function stepOfCode(sealedSecret: string, code: string, lastStep: number | null, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({
    secret: unseal(sealedSecret),
    token,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: TOLERANCE_SECONDS,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

/** Ten codes of 80 random bits, written `xxxx-xxxx-xxxx-xxxx`, and what is kept of them. */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join("");
    return letters.match(/.{4}/g)?.join("-") ?? letters;
  });
  return { codes, hashes: codes.map(hashOfRecoveryCode) };
}

export function hashOfRecoveryCode(code: string): string {
  return tokenHash(code.toLowerCase().replace(/[^0-9a-z]/g, ""));
}
