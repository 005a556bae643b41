import "server-only";
import { notFound } from "next/navigation";
import type { RequestContext } from "@/server/trpc/init";
import type { Member } from "./_member";

export type { Member } from "./_member";

/** The signed-in member of a workspace; anybody else gets the page of something that does not exist. */
export async function requireMember(slug: string): Promise<Member> {
  void slug;
  notFound();
}

/** What a procedure needs to know, for calls made while a page renders on the server. */
export async function pageContext(slug: string): Promise<RequestContext> {
  void slug;
  notFound();
}
