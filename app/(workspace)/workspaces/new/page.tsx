import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TrpcProvider } from "@/app/_trpc/client";
import { requireUser } from "../../_session";
import { SignOutButton } from "../../_workspaces/sign-out-button";
import { NewWorkspaceForm } from "../../_workspaces/new-workspace-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("newWorkspace.title") };
}

export default async function NewWorkspacePage() {
  const { user, workspaces } = await requireUser();
  const t = await getTranslations("auth");
  return (
    <TrpcProvider>
      <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-6 px-4 pt-[8vh] pb-10">
        <header>
          <h1 className="text-display">{t("newWorkspace.title")}</h1>
          <p className="mt-1 text-ink-2">{t("newWorkspace.lead")}</p>
        </header>
        <NewWorkspaceForm cancelHref={workspaces.length > 0 ? "/" : null} />
        <p className="flex items-center justify-between gap-2 border-t pt-3 text-ink-2">
          <span className="min-w-0 truncate">{user.email}</span>
          <SignOutButton />
        </p>
      </main>
    </TrpcProvider>
  );
}
