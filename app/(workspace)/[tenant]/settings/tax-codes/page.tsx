import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { TaxCodes } from "./_components/tax-codes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.tax-codes") };
}

export default async function TaxCodesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("tax.edit")) prefetch(trpcFor(tenant).catalog.taxCodes.queryOptions({}));
  return (
    <MaySee tenant={tenant} permission="tax.edit">
      <HydrateClient><TaxCodes /></HydrateClient>
    </MaySee>
  );
}
