import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { TrpcProvider } from "@/app/_trpc/client";
import { asTheme, themeCookie } from "@/app/_ui/theme";
import { requireMember } from "../_session";
import { ExportTray } from "../_lists/export-tray";
import { FunctionGate } from "./_shell/function-gate";
import { NotificationBell } from "./_shell/notification-bell";
import { Shell } from "./_shell/shell";

interface WorkspaceParams {
  params: Promise<{ tenant: string }>;
}

export async function generateMetadata({ params }: WorkspaceParams): Promise<Metadata> {
  const { workspace } = await requireMember((await params).tenant);
  return { title: { default: workspace.name, template: `%s · ${workspace.name}` } };
}

export default async function WorkspaceLayout({ params, children }: WorkspaceParams & { children: ReactNode }) {
  const member = await requireMember((await params).tenant);
  const theme = asTheme((await cookies()).get(themeCookie)?.value);
  const t = await getTranslations("shell");
  return (
    <TrpcProvider key={member.workspace.slug} workspace={member.workspace.slug}>
      <Shell member={member} theme={theme} skipText={t("skip")} extras={<NotificationBell />}>
        <FunctionGate>{children}</FunctionGate>
        <ExportTray />
      </Shell>
    </TrpcProvider>
  );
}
