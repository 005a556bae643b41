import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { originOf } from "@/app/_auth/request-origin";
import { sessionIdOf } from "@/app/_auth/session-cookie";
import type { RequestContext } from "@/server/trpc/init";
import { contextFor, visitorOf, type Visitor } from "@/server/trpc/session";
import type { Member } from "./_member";

export type { Member } from "./_member";

type Person = Pick<Visitor, "user" | "workspaces">;

/** Read once per rendered page, whoever asks. */
const visitor = cache(async (slug: string | null): Promise<Visitor | null> => {
  const jar = await cookies();
  const sessionId = await sessionIdOf((name) => jar.get(name)?.value);
  return sessionId ? visitorOf(sessionId, slug) : null;
});

/** The language the signed-in person has chosen, by the same reading as the page's own; null for anybody else, also while nobody can be recognised. */
export async function languageOfVisitor(path: string | null): Promise<string | null> {
  const slug = path?.split(/[/?]/)[1];
  return (await visitor(slug ? decodeURIComponent(slug) : null).catch(() => null))?.user.language ?? null;
}

/** The signed-in person and their workspaces, or null. */
export async function currentUser(): Promise<Person | null> {
  return visitor(null);
}

/** The signed-in person; anybody else is sent to sign in, and comes back here afterwards. */
export async function requireUser(): Promise<Person> {
  return (await visitor(null)) ?? (await toSignIn());
}

/** The signed-in member of a workspace; anybody else gets the page of something that does not exist. */
export async function requireMember(slug: string): Promise<Member> {
  const { user, workspaces, member } = (await visitor(slug)) ?? (await toSignIn());
  if (!member) notFound();
  const { tenantId, name, homeCurrency, timeZone } = member.workspace;
  return {
    user: { id: user.userId, name: user.name, email: user.email },
    workspace: { id: tenantId, slug: member.workspace.slug, name, homeCurrency, timeZone, today: member.today },
    role: member.role,
    permissions: member.actor.kind === "user" ? [...member.actor.permissions] : [],
    functionsOff: member.workspace.settings.functionsOff,
    workspaces,
  };
}

/** What a procedure needs to know, for calls made while a page renders on the server. */
export async function pageContext(slug: string): Promise<RequestContext> {
  const found = (await visitor(slug)) ?? (await toSignIn());
  if (!found.member) notFound();
  return contextFor(found, await pageOrigin());
}

/** The same outside a workspace, for anybody. */
export async function visitorContext(): Promise<RequestContext> {
  return contextFor((await visitor(null)) ?? { user: null, member: null }, await pageOrigin());
}

async function pageOrigin() {
  const given = await headers();
  return originOf((name) => given.get(name));
}

async function toSignIn(): Promise<never> {
  const here = (await headers()).get("x-path");
  redirect(here && here !== "/" ? `/sign-in?next=${encodeURIComponent(here)}` : "/sign-in");
}
