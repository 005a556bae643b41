import { redirect } from "next/navigation";
import { requireMember } from "../../_session";
import { visibleSections } from "./_components/settings-sections";

/** Settings begin with the first section that the role may see. */
export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { workspace, permissions } = await requireMember((await params).tenant);
  redirect(`/${workspace.slug}/settings/${visibleSections(permissions)[0]?.id ?? "account"}`);
}
