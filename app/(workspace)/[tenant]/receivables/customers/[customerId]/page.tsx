import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { CustomerStatement } from "../../_components/customer-statement";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("statement.title") };
}

interface StatementPageProps {
  params: Promise<{ tenant: string; customerId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const [{ tenant, customerId }, asked] = await Promise.all([params, searchParams]);
  const { workspace } = await requireMember(tenant);
  const from = typeof asked["from"] === "string" ? asked["from"] : `${workspace.today.slice(0, 4)}-01-01`;
  const to = typeof asked["to"] === "string" ? asked["to"] : workspace.today;
  const trpc = trpcFor(tenant);
  prefetch(trpc.receivables.statement.queryOptions({ customerId, from, to }));
  prefetch(trpc.receivables.openCredits.queryOptions({ customerId }));
  return (
    <Page>
      <HydrateClient>
        <CustomerStatement customerId={customerId} />
      </HydrateClient>
    </Page>
  );
}
