import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { OrderSummary } from "./order-summary";
import { summaryAsked } from "./summary-asked";

interface OrderSummaryProps {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OrderSummaryPage({ params, searchParams }: OrderSummaryProps) {
  const [{ tenant }, asked] = await Promise.all([params, searchParams]);
  prefetch(trpcFor(tenant).orders.summary.queryOptions(summaryAsked(asked)));
  const t = await getTranslations("orders");
  return (
    <Page>
      <PageHeader title={t("summary.title")} secondary={<LinkButton href={`/${tenant}/orders`}>{t("title")}</LinkButton>} />
      <HydrateClient><OrderSummary /></HydrateClient>
    </Page>
  );
}
