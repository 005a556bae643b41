import { tokenOf } from "@/server/platform/secrets";
import { secretText } from "@/server/platform/standard-webhooks";

/** Who has a secret: an endpoint we send to, or a connection that sends to us. */
export interface SecretHolder {
  readonly id: string;
  readonly secretNo: number;
  /** The secret before is in force as well: it was replaced less than a day ago. */
  readonly overlapping: boolean;
}

/**
 * A secret can be made again from its holder's id, its number and the application's secret, so it is stored nowhere: 256 bits.
 */
export function webhookSecret(holderId: string, secretNo: number): string {
  return secretText(Buffer.from(tokenOf("webhook-secret", `${holderId}:${secretNo}`), "base64url"));
}

/** The secrets in force, the newest first. */
export function secretsInForce({ id, secretNo, overlapping }: SecretHolder): string[] {
  return [webhookSecret(id, secretNo), ...(overlapping && secretNo > 1 ? [webhookSecret(id, secretNo - 1)] : [])];
}
