import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { NotificationList } from "./_components/notification-list";

interface NotificationsPageProps {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications");
  return { title: t("title") };
}

export default async function NotificationsPage({ params }: NotificationsPageProps) {
  const { tenant } = await params;
  const t = await getTranslations("notifications");
  prefetch(trpcFor(tenant).notifications.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  return (
    <Page width="form">
      <PageHeader title={t("title")} />
      <HydrateClient>
        <NotificationList />
      </HydrateClient>
    </Page>
  );
}
