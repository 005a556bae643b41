import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page } from "@/app/_ui";
import { requireMember } from "../../../../_session";
import { AccountLedger } from "../../_components/account-ledger";
import { askedSpan } from "../../_components/asked-span";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("accountLedger") };
}

interface AccountPageProps {
  params: Promise<{ tenant: string; accountId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const [{ tenant, accountId }, asked] = await Promise.all([params, searchParams]);
  const { workspace } = await requireMember(tenant);
  const input = { accountId, ...askedSpan(asked, workspace.today), limit: 100 };
  prefetch(trpcFor(tenant).ledger.accountLedger.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page>
      <HydrateClient>
        <AccountLedger accountId={accountId} />
      </HydrateClient>
    </Page>
  );
}
