import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { ordersList } from "@/server/kernel/lists";
import { requireMember } from "../../_session";
import { OrdersList } from "./_components/orders-list";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OrdersPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("orders"), requireMember(tenant)]);
  const input = ordersList.toInput(await listParamsFor(tenant, ordersList, searchParams));
  prefetch(trpcFor(tenant).orders.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        primary={
          member.permissions.includes("orders.edit") ? (
            <LinkButton tone="primary" href={`/${tenant}/orders/new`} keys="c">{t("create")}</LinkButton>
          ) : undefined
        }
        secondary={<LinkButton href={`/${tenant}/orders/summary`}>{t("summary.open")}</LinkButton>}
      />
      <HydrateClient>
        <OrdersList />
      </HydrateClient>
    </Page>
  );
}
