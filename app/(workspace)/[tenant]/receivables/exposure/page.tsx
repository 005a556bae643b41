import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page, PageHeader } from "@/app/_ui";
import { ExposureList } from "../_components/exposure-list";
import { ReceivablesTabs } from "../_components/receivables-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credit"))("title") };
}

export default async function ExposurePage() {
  const t = await getTranslations("receivables");
  return (
    <Page>
      <PageHeader title={t("title")} />
      <ReceivablesTabs />
      <ExposureList />
    </Page>
  );
}
