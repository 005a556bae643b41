import { redirect } from "next/navigation";
import { prefetchDraft } from "@/app/(workspace)/_drafts/prefetch-draft";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { IssueInvoice } from "./issue-invoice";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** `?shipments=a,b` or `?order=…` say what to invoice; without either the worklist is the place to choose. */
export default async function NewInvoicePage({ params, searchParams }: Props) {
  const [{ tenant }, asked] = await Promise.all([params, searchParams]);
  const member = await requireMember(tenant);
  if (!member.permissions.includes("invoices.issue")) return <NoPermission />;
  const shipmentIds = typeof asked["shipments"] === "string" ? asked["shipments"].split(",").filter(Boolean) : [];
  const orderId = shipmentIds.length === 0 && typeof asked["order"] === "string" ? asked["order"] : undefined;
  if (shipmentIds.length === 0 && !orderId) redirect(`/${tenant}/invoices/to-invoice`);
  // What is typed is kept under what the page is asked for, which is known before the lines are.
  const draftKey = `invoice/${orderId ?? [...shipmentIds].sort()[0] ?? ""}`;
  prefetchDraft(tenant, draftKey);
  prefetch(trpcFor(tenant).invoicing.billableLines.queryOptions({ shipmentIds, orderId }));
  return (
    <Page>
      <HydrateClient>
        <IssueInvoice shipmentIds={shipmentIds} orderId={orderId} draftKey={draftKey} />
      </HydrateClient>
    </Page>
  );
}
