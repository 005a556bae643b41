import "server-only";
import { notFound } from "next/navigation";
import type { Member } from "./_member";

export type { Member } from "./_member";

/** The signed-in member of a workspace; anybody else gets the page of something that does not exist. */
export async function requireMember(slug: string): Promise<Member> {
  void slug;
  notFound();
}
