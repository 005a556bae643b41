import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { Mailbox } from "./_components/mailbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.mail") };
}

export default async function MailPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("settings.view")) prefetch(trpcFor(tenant).documents.mailbox.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <MaySee tenant={tenant} permission="settings.view">
      <HydrateClient><Mailbox /></HydrateClient>
    </MaySee>
  );
}
