import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "@/app/_ui";
import { AccountLedger } from "../../_components/account-ledger";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledger"))("accountLedger") };
}

export default async function AccountPage({ params }: { params: Promise<{ accountId: string }> }) {
  const { accountId } = await params;
  return (
    <Page>
      <AccountLedger accountId={accountId} />
    </Page>
  );
}
