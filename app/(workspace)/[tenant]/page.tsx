import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { formatDate } from "@/app/_ui/format/date";
import { requireMember } from "../_session";
import { Today } from "./_today/today";
import { todayPermissions, todayQueries } from "./_today/today-queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("today"))("title") };
}

/** Each role's home. */
export default async function TodayPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  const member = await requireMember(tenant);
  if (!member.permissions.includes("today.view")) return <NoPermission />;
  const t = await getTranslations("today");
  const queries = todayQueries(trpcFor(tenant));
  for (const name of Object.keys(queries) as (keyof typeof queries)[]) {
    if (member.permissions.includes(todayPermissions[name])) prefetch(queries[name]);
  }
  return (
    <Page>
      <PageHeader title={t("title")} description={formatDate(member.workspace.today, await getLocale())} />
      <HydrateClient>
        <Today />
      </HydrateClient>
    </Page>
  );
}
