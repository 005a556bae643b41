import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { Members } from "./_components/members";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.members") };
}

export default async function MembersPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("members.view")) prefetch(trpcFor(tenant).members.list.queryOptions({}));
  if (permissions.includes("members.manage")) prefetch(trpcFor(tenant).members.invitations.queryOptions({}));
  return (
    <MaySee tenant={tenant} permission="members.view">
      <HydrateClient><Members /></HydrateClient>
    </MaySee>
  );
}
