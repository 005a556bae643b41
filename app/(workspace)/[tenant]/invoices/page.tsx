import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader, readListParams } from "@/app/_ui";
import { requireMember } from "../../_session";
import { InvoiceTabs } from "./_components/invoice-tabs";
import { InvoicesList } from "./_components/invoices-list";
import { invoiceFilterNames, toInvoicesInput } from "./_components/invoices-input";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InvoicesPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("invoicing"), requireMember(tenant)]);
  const input = toInvoicesInput(readListParams(await searchParams, invoiceFilterNames));
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
