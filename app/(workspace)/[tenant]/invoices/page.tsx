import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { invoicesList } from "@/server/kernel/lists";
import { requireMember } from "../../_session";
import { InvoiceTabs } from "./_components/invoice-tabs";
import { InvoicesList } from "./_components/invoices-list";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InvoicesPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("invoicing"), requireMember(tenant)]);
  const input = invoicesList.toInput(await listParamsFor(tenant, invoicesList, searchParams));
  prefetch(trpcFor(tenant).invoicing.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        primary={member.permissions.includes("invoices.issue") ? <LinkButton tone="primary" href={`/${tenant}/invoices/to-invoice`} keys="c">{t("create")}</LinkButton> : undefined}
      />
      <InvoiceTabs />
      <HydrateClient>
        <InvoicesList />
      </HydrateClient>
    </Page>
  );
}
