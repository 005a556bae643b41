import { getTranslations } from "next-intl/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { OrderForm } from "../_components/order-form";

export default async function NewOrderPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("orders"), requireMember(tenant)]);
  if (!member.permissions.includes("orders.edit")) return <Page><NoPermission /></Page>;
  return (
    <Page>
      <PageHeader title={t("entry.titleNew")} />
      <OrderForm />
    </Page>
  );
}
