import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { Categories } from "./_components/categories";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.categories") };
}

export default async function CategoriesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("catalog.edit")) prefetch(trpcFor(tenant).catalog.categories.queryOptions({}));
  return (
    <MaySee tenant={tenant} permission="catalog.edit">
      <HydrateClient><Categories /></HydrateClient>
    </MaySee>
  );
}
