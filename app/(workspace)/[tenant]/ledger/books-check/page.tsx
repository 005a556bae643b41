import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { LedgerTabs } from "../_components/ledger-tabs";
import { BooksCheck } from "./_components/books-check";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("books-check"))("title") };
}

export default async function BooksCheckPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, words] = await Promise.all([getTranslations("ledger"), getTranslations("books-check")]);
  prefetch(trpcFor(tenant).booksCheck.latest.queryOptions({}));
  return (
    <Page>
      <PageHeader title={t("title")} description={words("intro")} />
      <LedgerTabs />
      <HydrateClient>
        <BooksCheck />
      </HydrateClient>
    </Page>
  );
}
