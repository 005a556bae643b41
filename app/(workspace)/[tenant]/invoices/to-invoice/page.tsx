import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader, readListParams } from "@/app/_ui";
import { InvoiceTabs } from "../_components/invoice-tabs";
import { ToInvoice } from "./to-invoice";
import { toInvoiceFilterNames, toWorklistInput } from "./worklist-input";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ToInvoicePage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const t = await getTranslations("invoicing");
  const input = toWorklistInput(readListParams(await searchParams, toInvoiceFilterNames));
  prefetch(trpcFor(tenant).invoicing.toInvoice.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <PageHeader title={t("tabs.toInvoice")} />
      <InvoiceTabs />
      <HydrateClient>
        <ToInvoice />
      </HydrateClient>
    </Page>
  );
}
