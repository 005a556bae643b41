import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { callerFor, HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { InvoiceTabs } from "../_components/invoice-tabs";
import { WaitingForCredit } from "./waiting-for-credit";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The worklist; named with a return it leads on to the credit note of its invoice, where there is only one. */
export default async function WaitingPage({ params, searchParams }: Props) {
  const [{ tenant }, asked] = await Promise.all([params, searchParams]);
  const returnReceiptId = typeof asked["return"] === "string" ? asked["return"] : null;
  if (returnReceiptId) {
    const { lines } = await (await callerFor(tenant)).invoicing.invoicesForReturn({ returnReceiptId });
    const [first] = lines;
    if (first) redirect(`/${tenant}/invoices/${first.invoiceId}/credit?return=${returnReceiptId}`);
  }
  const t = await getTranslations("invoicing");
  prefetch(trpcFor(tenant).invoicing.waitingForCredit.queryOptions({}));
  return (
    <Page>
      <PageHeader title={t("tabs.waiting")} />
      <InvoiceTabs />
      <HydrateClient>
        <WaitingForCredit />
      </HydrateClient>
    </Page>
  );
}
