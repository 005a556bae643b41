import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader, readListParams } from "@/app/_ui";
import { returnFilterNames, toReturnsInput } from "./_components/returns-input";
import { ReturnsList } from "./_components/returns-list";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReturnsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const t = await getTranslations("shipments");
  const input = toReturnsInput(readListParams(await searchParams, returnFilterNames));
  prefetch(trpcFor(tenant).shipments.returns.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader title={t("returns.title")} />
      <HydrateClient>
        <ReturnsList />
      </HydrateClient>
    </Page>
  );
}
