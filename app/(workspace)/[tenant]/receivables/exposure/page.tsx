import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { exposureList } from "@/server/kernel/lists";
import { ExposureList } from "../_components/exposure-list";
import { ReceivablesTabs } from "../_components/receivables-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credit"))("title") };
}

export default async function ExposurePage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { tenant } = await params;
  prefetch(trpcFor(tenant).credit.exposure.infiniteQueryOptions(exposureList.toInput(await listParamsFor(tenant, exposureList, searchParams)), { getNextPageParam: (page) => page.nextCursor }));
  const t = await getTranslations("receivables");
  return (
    <Page>
      <PageHeader title={t("title")} />
      <ReceivablesTabs />
      <HydrateClient><ExposureList /></HydrateClient>
    </Page>
  );
}
