import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { LetterheadForm } from "./_components/letterhead-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.letterhead") };
}

export default async function LetterheadPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("settings.view")) prefetch(trpcFor(tenant).documents.profile.queryOptions({}));
  return (
    <MaySee tenant={tenant} permission="settings.view">
      <HydrateClient><LetterheadForm /></HydrateClient>
    </MaySee>
  );
}
