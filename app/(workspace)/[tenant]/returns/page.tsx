import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { returnsList } from "@/server/kernel/lists";
import { ReturnsList } from "./_components/returns-list";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReturnsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const t = await getTranslations("shipments");
  const input = returnsList.toInput(await listParamsFor(tenant, returnsList, searchParams));
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
