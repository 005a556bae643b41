import { appUrl } from "@/server/platform/links";
import { tokenOf } from "@/server/platform/secrets";

export function passwordLinkToken(linkId: string): string {
  return tokenOf("password-link", linkId);
}

/** The page on which the holder of the link chooses a new password. */
export function passwordLinkUrl(linkId: string): string {
  return appUrl(`/reset-password?token=${passwordLinkToken(linkId)}`);
}
