import { dateInZone, type CalendarDate } from "@/server/kernel/calendar-date";
import {
  authenticateApiKey, authenticateSession, signIn, signOut, type Authenticated, type Member, type SignedIn,
} from "@/server/modules/workspaces";
import { systemClock } from "@/server/platform/clock";
import { database } from "@/server/platform/database";
import type { IdentityContext } from "@/server/platform/identity";
import type { RequestContext } from "./init";

export { SESSION_DAYS } from "@/server/modules/workspaces";

/** Where a request comes from, as its headers say. */
export interface RequestOrigin {
  readonly requestId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

function nobodyAt(origin: RequestOrigin): IdentityContext {
  return { ...origin, database: database(), clock: systemClock, userId: null, sessionId: null };
}

/** Signs in from a browser. @throws NaruError, see `signIn` */
export function openSession(origin: RequestOrigin, given: { email: string; password: string; code: string }): Promise<SignedIn> {
  return signIn(nobodyAt(origin), given);
}

export function closeSession(origin: RequestOrigin, sessionId: string): Promise<void> {
  return signOut(nobodyAt(origin), sessionId);
}

export interface Visitor extends Omit<Authenticated, "member"> {
  /** The workspace that was asked for, with the day it is there. */
  readonly member: (Member & { readonly today: CalendarDate }) | null;
}

/** Who a browser's session is, in the workspace of a slug; null when the session is over or never was. */
export async function visitorOf(sessionId: string, slug: string | null): Promise<Visitor | null> {
  const now = systemClock.now();
  const found = await authenticateSession(database(), { sessionId, slug, now });
  if (!found) return null;
  const { member } = found;
  return { ...found, member: member && { ...member, today: dateInZone(now, member.workspace.timeZone) } };
}

/** The member that an API key acts as; the slug, if there is one, must be the key's own workspace's. */
export async function memberOfKey(key: string, slug: string | null): Promise<Member | null> {
  const member = await authenticateApiKey(database(), { key, now: systemClock.now() });
  if (!member || member.workspace.settings.functionsOff.includes("api")) return null;
  return !slug || member.workspace.slug === slug ? member : null;
}

/** The context of a request by whoever was recognised. */
export function contextFor(
  who: { user: RequestContext["user"]; member: RequestContext["member"] },
  origin: RequestOrigin,
  idempotencyKey: string | null = null,
): RequestContext {
  const { user, member } = who;
  return { ...origin, database: database(), clock: systemClock, idempotencyKey, user, member };
}
