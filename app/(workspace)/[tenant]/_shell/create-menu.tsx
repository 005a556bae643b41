"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { useMay, useWorkspacePath } from "../../_member-context";
import { creations } from "./navigation";

/** + begins any record; c opens it where the page has no beginning of its own. */
export function CreateMenu() {
  const t = useTranslations("shell");
  const may = useMay();
  const path = useWorkspacePath();
  const actions = creations.filter((one) => one.inMenu && may(one.permission)).map((one) => ({ id: one.id, label: t(`create.${one.id}`), href: path(one.path) }));
  if (actions.length === 0) return null;
  return <Menu label={t("createNew")} actions={actions} trigger={<IconButton label={t("createNew")} icon={<Plus />} data-create-menu="" />} />;
}

/** Opens the menu from the keyboard. @returns whether there is one */
export function openCreateMenu(): boolean {
  const button = document.querySelector<HTMLElement>("[data-create-menu]");
  if (!button?.checkVisibility()) return false;
  button.focus();
  button.click();
  return true;
}
