import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "@/app/_ui";
import { CustomerStatement } from "../../_components/customer-statement";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receivables"))("statement.title") };
}

export default async function StatementPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params;
  return (
    <Page>
      <CustomerStatement customerId={customerId} />
    </Page>
  );
}
