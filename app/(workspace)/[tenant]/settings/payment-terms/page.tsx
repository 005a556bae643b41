import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { PaymentTerms } from "./_components/payment-terms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.payment-terms") };
}

export default async function PaymentTermsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const { permissions } = await requireMember(tenant);
  if (permissions.includes("settings.manage")) prefetch(trpcFor(tenant).customers.paymentTerms.queryOptions({ includeArchived: true }));
  return (
    <MaySee tenant={tenant} permission="settings.manage">
      <HydrateClient><PaymentTerms /></HydrateClient>
    </MaySee>
  );
}
