import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { IssueCreditNote } from "./issue-credit-note";

interface Props {
  params: Promise<{ tenant: string; invoiceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CreditPage({ params, searchParams }: Props) {
  const [{ tenant, invoiceId }, asked] = await Promise.all([params, searchParams]);
  const member = await requireMember(tenant);
  if (!member.permissions.includes("invoices.credit")) return <NoPermission />;
  const returnReceiptId = typeof asked["return"] === "string" ? asked["return"] : undefined;
  prefetch(trpcFor(tenant).invoicing.get.queryOptions({ invoiceId }));
  if (returnReceiptId) prefetch(trpcFor(tenant).invoicing.invoicesForReturn.queryOptions({ returnReceiptId }));
  prefetchDraft(tenant, `credit-note/${invoiceId}`);
  return (
    <Page>
      <HydrateClient>
        <IssueCreditNote invoiceId={invoiceId} returnReceiptId={returnReceiptId} />
      </HydrateClient>
    </Page>
  );
}
