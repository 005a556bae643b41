import { getTranslations } from "next-intl/server";
import { NoPermission, Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { BeginImport } from "../_components/begin-import";

export async function generateMetadata() {
  return { title: (await getTranslations("imports"))("new.title") };
}

export default async function NewImportPage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<{ kind?: string | string[] }> }) {
  const [{ tenant }, { kind }] = await Promise.all([params, searchParams]);
  const [t, member] = await Promise.all([getTranslations("imports"), requireMember(tenant)]);
  return (
    <Page width="form">
      <PageHeader title={t("new.title")} description={t("new.description")} />
      {member.permissions.includes("imports.run") ? <BeginImport wanted={typeof kind === "string" ? kind : null} /> : <NoPermission />}
    </Page>
  );
}
