import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { requireMember } from "../../../_session";
import { MaySee } from "../_components/may-see";
import { DeadEvents } from "./_components/dead-events";
import { RecurringWork } from "./_components/recurring-work";
import { TroubledMails } from "./_components/troubled-mails";
import { WorkTiles } from "./_components/work-tiles";

interface JobsPageProps {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.jobs") };
}

/** Background work of the workspace: what waits, what failed for good, what recurs. */
export default async function JobsPage({ params }: JobsPageProps) {
  const { tenant } = await params;
  const [t, { permissions }] = await Promise.all([getTranslations("jobs"), requireMember(tenant)]);
  if (permissions.includes("jobs.view")) {
    const trpc = trpcFor(tenant);
    prefetch(trpc.jobs.overview.queryOptions({}));
    prefetch(trpc.jobs.schedules.queryOptions({}));
    prefetch(trpc.jobs.troubledMails.queryOptions({}));
    prefetch(trpc.jobs.dead.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  }
  return (
    <MaySee tenant={tenant} permission="jobs.view">
      <p className="max-w-prose text-ink-2">{t("description")}</p>
      <HydrateClient>
        <WorkTiles />
        <DeadEvents />
        <TroubledMails />
        <RecurringWork />
      </HydrateClient>
    </MaySee>
  );
}
