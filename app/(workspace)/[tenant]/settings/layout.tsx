import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader, Tabs } from "@/app/_ui";
import { requireMember } from "../../_session";
import { visibleSections } from "./_components/settings-sections";

interface SettingsProps {
  params: Promise<{ tenant: string }>;
  children: ReactNode;
}

export default async function SettingsLayout({ params, children }: SettingsProps) {
  const member = await requireMember((await params).tenant);
  const t = await getTranslations("settings");
  const tabs = visibleSections(member.permissions).map(({ id }) => ({
    href: `/${member.workspace.slug}/settings/${id}`,
    label: t(`sections.${id}`),
    nested: true,
  }));
  return (
    <Page>
      <PageHeader title={t("title")} />
      <div className="flex min-w-0 flex-col gap-4 lg:grid lg:grid-cols-[160px_minmax(0,1fr)] lg:gap-x-10">
        <Tabs upright tabs={tabs} label={t("title")} />
        <div className="flex min-w-0 flex-col gap-4">{children}</div>
      </div>
    </Page>
  );
}
