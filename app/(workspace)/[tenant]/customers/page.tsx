import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listParamsFor } from "@/app/(workspace)/_lists/prefetch-list";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { LinkButton, Page, PageHeader } from "@/app/_ui";
import { customersList } from "@/server/kernel/lists";
import { requireMember } from "../../_session";
import { CustomersList } from "./_components/customers-list";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomersPage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member] = await Promise.all([getTranslations("customers"), requireMember(tenant)]);
  const input = customersList.toInput(await listParamsFor(tenant, customersList, searchParams));
  const trpc = trpcFor(tenant);
  prefetch(trpc.customers.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  prefetch(trpc.customers.choices.queryOptions({}));
  return (
    <Page>
      <PageHeader
        title={t("title")}
        primary={
          member.permissions.includes("customers.edit") ? (
            <LinkButton tone="primary" href={`/${tenant}/customers/new`} keys="c">{t("create")}</LinkButton>
          ) : undefined
        }
      />
      <HydrateClient>
        <CustomersList />
      </HydrateClient>
    </Page>
  );
}
