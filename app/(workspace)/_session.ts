import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { originOf } from "@/app/_auth/request-origin";
import { sessionIdOf } from "@/app/_auth/session-cookie";
import { dateInZone } from "@/server/kernel/calendar-date";
import { authenticateSession, type Authenticated } from "@/server/modules/workspaces";
import { systemClock } from "@/server/platform/clock";
import { database } from "@/server/platform/database";
import { permissionsOf } from "@/server/platform/permissions";
import type { RequestContext } from "@/server/trpc/init";
import type { Member } from "./_member";

export type { Member } from "./_member";

/** Read once per rendered page, whoever asks. */
const authenticated = cache(async (slug: string | null): Promise<Authenticated | null> => {
  const jar = await cookies();
  const sessionId = await sessionIdOf((name) => jar.get(name)?.value);
  return sessionId ? authenticateSession(database(), { sessionId, slug, now: systemClock.now() }) : null;
});

/** The signed-in person and their workspaces, or null. */
export async function currentUser(): Promise<Pick<Authenticated, "user" | "workspaces"> | null> {
  return authenticated(null);
}

/** The signed-in person; anybody else is sent to sign in, and comes back here afterwards. */
export async function requireUser(): Promise<Pick<Authenticated, "user" | "workspaces">> {
  return (await authenticated(null)) ?? (await toSignIn());
}

/** The signed-in member of a workspace; anybody else gets the page of something that does not exist. */
export async function requireMember(slug: string): Promise<Member> {
  const found = (await authenticated(slug)) ?? (await toSignIn());
  if (!found.member) notFound();
  const { user, workspaces, member } = found;
  const { tenantId, name, homeCurrency, timeZone } = member.workspace;
  return {
    user: { id: user.userId, name: user.name, email: user.email },
    workspace: { id: tenantId, slug: member.workspace.slug, name, homeCurrency, timeZone, today: dateInZone(systemClock.now(), timeZone) },
    role: member.role,
    permissions: [...permissionsOf(member.role)],
    workspaces,
  };
}

/** What a procedure needs to know, for calls made while a page renders on the server. */
export async function pageContext(slug: string): Promise<RequestContext> {
  const found = (await authenticated(slug)) ?? (await toSignIn());
  if (!found.member) notFound();
  return { ...(await pageOrigin()), user: found.user, member: found.member };
}

/** The same outside a workspace, for anybody. */
export async function visitorContext(): Promise<RequestContext> {
  const found = await authenticated(null);
  return { ...(await pageOrigin()), user: found?.user ?? null, member: null };
}

async function pageOrigin() {
  const given = await headers();
  return { ...originOf((name) => given.get(name)), database: database(), clock: systemClock, idempotencyKey: null };
}

async function toSignIn(): Promise<never> {
  const here = (await headers()).get("x-path");
  redirect(here && here !== "/" ? `/sign-in?next=${encodeURIComponent(here)}` : "/sign-in");
}
