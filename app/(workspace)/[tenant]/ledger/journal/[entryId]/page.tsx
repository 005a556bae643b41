import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { EntryRecord } from "../../_components/entry-record";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("entry") };
}

export default async function EntryPage({ params }: { params: Promise<{ tenant: string; entryId: string }> }) {
  const { tenant, entryId } = await params;
  prefetch(trpcFor(tenant).ledger.entry.queryOptions({ entryId }));
  return (
    <Page>
      <HydrateClient>
        <EntryRecord entryId={entryId} />
      </HydrateClient>
    </Page>
  );
}
