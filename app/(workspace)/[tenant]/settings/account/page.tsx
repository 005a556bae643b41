import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { NoticesSection } from "./_components/notices-section";
import { PasswordSection } from "./_components/password-section";
import { ProfileSection } from "./_components/profile-section";
import { SecondFactorSection } from "./_components/second-factor-section";
import { SessionsSection } from "./_components/sessions-section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.account") };
}

export default async function AccountPage({ params }: { params: Promise<{ tenant: string }> }) {
  const trpc = trpcFor((await params).tenant);
  prefetch(trpc.account.get.queryOptions());
  prefetch(trpc.notifications.preferences.queryOptions({}));
  prefetch(trpc.account.sessions.queryOptions());
  return (
    <HydrateClient>
      <div className="flex max-w-3xl flex-col gap-6">
        <ProfileSection />
        <NoticesSection />
        <PasswordSection />
        <SecondFactorSection />
        <SessionsSection />
      </div>
    </HydrateClient>
  );
}
