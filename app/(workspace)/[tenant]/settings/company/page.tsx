import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { CompanyForm } from "./_components/company-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.company") };
}

export default async function CompanyPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("settings.view")) prefetch(trpcFor(tenant).workspaces.settings.queryOptions({}));
  return (
    <MaySee tenant={tenant} permission="settings.view">
      <HydrateClient><CompanyForm /></HydrateClient>
    </MaySee>
  );
}
