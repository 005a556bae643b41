import { appUrl } from "@/server/platform/links";
import { tokenOf } from "@/server/platform/secrets";

/** The link of an invitation; made again from its id whenever somebody who may manage members copies it. */
export function invitationUrl(invitationId: string): string {
  return appUrl(`/invitation?token=${tokenOf("invitation", invitationId)}`);
}
