import { ChevronRight, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/app/_ui";
import { requireUser } from "./_session";
import { SignOutButton } from "./_workspaces/sign-out-button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("workspaces.title") };
}

/** The start page: straight into the only workspace, a choice of several, or the way to the first. */
export default async function WorkspacesPage() {
  const { user, workspaces } = await requireUser();
  const [first, ...others] = workspaces;
  if (!first) redirect("/workspaces/new");
  if (others.length === 0) redirect(`/${first.slug}`);
  const t = await getTranslations("auth");
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-6 px-4 pt-[10vh] pb-10">
      <header>
        <h1 className="text-display">{t("workspaces.title")}</h1>
        <p className="mt-1 text-ink-2">{t("workspaces.lead", { email: user.email })}</p>
      </header>
      <ul className="flex flex-col divide-y rounded-lg border bg-surface">
        {workspaces.map((workspace) => (
          <li key={workspace.slug}>
            <Link href={`/${workspace.slug}`} className="flex min-h-12 items-center gap-3 px-3 py-2 hover:bg-hover active:bg-pressed">
              <span aria-hidden className="flex size-8 shrink-0 items-center justify-center rounded-md bg-accent-soft font-semibold text-accent">
                {[...workspace.name][0]}
              </span>
              <span className="min-w-0 grow truncate font-medium">{workspace.name}</span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3" />
            </Link>
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-between gap-2">
        <LinkButton href="/workspaces/new" icon={<Plus />}>{t("workspaces.create")}</LinkButton>
        <SignOutButton />
      </div>
    </main>
  );
}
