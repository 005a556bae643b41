import { getTranslations } from "next-intl/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { OrderSummary } from "./order-summary";

export default async function OrderSummaryPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const t = await getTranslations("orders");
  return (
    <Page>
      <PageHeader title={t("summary.title")} secondary={<LinkButton href={`/${tenant}/orders`}>{t("title")}</LinkButton>} />
      <OrderSummary />
    </Page>
  );
}
