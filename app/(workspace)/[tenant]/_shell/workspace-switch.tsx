"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu } from "@/app/_ui/menu";
import { useMember } from "../../_member-context";

export function WorkspaceSwitch() {
  const t = useTranslations("shell");
  const { workspace, workspaces } = useMember();
  const name = (
    <>
      <span aria-hidden className="flex size-6 shrink-0 items-center justify-center rounded-sm bg-accent-fill text-label font-semibold text-on-accent">
        {[...workspace.name][0]}
      </span>
      <span className="min-w-0 grow truncate text-left font-semibold">{workspace.name}</span>
    </>
  );
  return (
    <Menu
      align="start"
      className="flex w-full"
      label={t("switchWorkspace")}
      heading={t("switchWorkspace")}
      actions={[
        ...workspaces.map((other) => ({
          id: other.slug, label: other.name, href: `/${other.slug}`, checked: other.slug === workspace.slug,
        })),
        { id: "new workspace", label: t("newWorkspace"), href: "/workspaces/new", separated: true },
      ]}
      trigger={
        <button type="button" aria-label={t("workspace", { name: workspace.name })} className="flex h-9 w-full items-center gap-2 rounded-md px-2 hover:bg-hover active:bg-pressed">
          {name}
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-3" />
        </button>
      }
    />
  );
}
