import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { itemsList } from "@/server/kernel/lists";
import { requireMember } from "../../_session";
import { ItemsList } from "./_components/items-list";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("title") };
}

export default async function ItemsPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, p, { permissions }] = await Promise.all([getTranslations("catalog"), getTranslations("pricing"), requireMember(tenant)]);
  const input = itemsList.toInput(await listParamsFor(tenant, itemsList, searchParams));
  const trpc = trpcFor(tenant);
  prefetch(trpc.catalog.items.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  prefetch(trpc.catalog.categories.queryOptions({}));
  prefetch(trpc.catalog.productTypes.queryOptions({}));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        secondary={permissions.includes("prices.view") ? <LinkButton href={`/${tenant}/prices`}>{p("title")}</LinkButton> : undefined}
        primary={
          permissions.includes("catalog.edit") ? (
            <LinkButton tone="primary" href={`/${tenant}/items/new`} keys="c">{t("create")}</LinkButton>
          ) : undefined
        }
      />
      <HydrateClient>
        <ItemsList />
      </HydrateClient>
    </Page>
  );
}
