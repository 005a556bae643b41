import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NoPermission, Page, PageHeader, Tabs } from "@/app/_ui";
import { requireMember } from "../../../_session";

export default async function PricesLayout({ params, children }: { params: Promise<{ tenant: string }>; children: ReactNode }) {
  const { tenant } = await params;
  const [t, { permissions }] = await Promise.all([getTranslations("pricing"), requireMember(tenant)]);
  const home = `/${tenant}/prices`;
  return (
    <Page>
      <PageHeader title={t("title")} />
      <Tabs
        label={t("title")}
        tabs={[
          { href: home, label: t("tabs.lists") },
          ...(permissions.includes("discounts.view") ? [{ href: `${home}/rules`, label: t("tabs.rules") }] : []),
          { href: `${home}/try`, label: t("tabs.try") },
        ]}
      />
      {permissions.includes("prices.view") ? children : <NoPermission />}
    </Page>
  );
}
