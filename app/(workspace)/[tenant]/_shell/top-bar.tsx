"use client";

import { Menu as MenuIcon, Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { IconButton } from "@/app/_ui/button";
import { KeyHint } from "@/app/_ui/key-hint";
import { Menu } from "@/app/_ui/menu";
import { chooseTheme, themes, type Theme } from "@/app/_ui/theme";
import { useMember, useWorkspacePath } from "../../_member-context";
import { Breadcrumbs } from "./breadcrumbs";
import { CreateMenu } from "./create-menu";
import { useRememberRecord } from "./recent-records";
import { signOut } from "./sign-out";
import { useGoKeys } from "./use-go-keys";

const CommandPalette = dynamic(() => import("./palette/command-palette"), { ssr: false });
const PhoneMenu = dynamic(() => import("./phone-menu"), { ssr: false });
const KeySheet = dynamic(() => import("./key-sheet"), { ssr: false });

/** Where I am, search, and me. `extras` are further buttons of the bar (notifications, running jobs). */
export function TopBar({ theme, extras }: { theme: Theme; extras?: ReactNode }) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState<"menu" | "palette" | "keys" | null>(null);
  useRememberRecord();
  useGoKeys({ onPalette: () => setOpen("palette"), onHelp: () => setOpen("keys") });
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-surface px-2 sm:px-4">
      <IconButton className="lg:hidden" label={t("openMenu")} icon={<MenuIcon />} onClick={() => setOpen("menu")} />
      <span className="min-w-0 truncate font-semibold lg:hidden"><WorkspaceName /></span>
      <Breadcrumbs />
      <button
        type="button"
        onClick={() => setOpen("palette")}
        className="ml-auto flex h-8 shrink-0 items-center gap-2 rounded-md border border-line px-2 text-ink-3 hover:border-line-strong hover:text-ink-2 sm:w-64"
      >
        <Search aria-hidden className="size-4" />
        <span className="sr-only sm:not-sr-only">{t("search")}</span>
        <span className="ml-auto"><KeyHint keys="Ctrl+K" /></span>
      </button>
      <div className="flex shrink-0 items-center gap-1">
        <CreateMenu />
        {extras}
        <UserMenu theme={theme} onKeys={() => setOpen("keys")} />
      </div>
      {open === "menu" ? <PhoneMenu onClose={() => setOpen(null)} /> : null}
      {open === "palette" ? <CommandPalette onClose={() => setOpen(null)} /> : null}
      {open === "keys" ? <KeySheet onClose={() => setOpen(null)} /> : null}
    </header>
  );
}

function WorkspaceName() {
  return <>{useMember().workspace.name}</>;
}

function UserMenu({ theme, onKeys }: { theme: Theme; onKeys: () => void }) {
  const t = useTranslations("shell");
  const { user, role } = useMember();
  const path = useWorkspacePath();
  const [chosen, setChosen] = useState<Theme>(theme);
  useEffect(() => setChosen(theme), [theme]);
  return (
    <Menu
      label={t("account", { name: user.name })}
      heading={
        <>
          <span className="block font-medium text-ink">{user.name}</span>
          <span className="block">{user.email}</span>
          <span className="block">{t(`role.${role}`)}</span>
        </>
      }
      actions={[
        ...themes.map((one, index) => ({
          id: one, label: t(`theme.${one}`), checked: chosen === one, separated: index === 0,
          onSelect: () => {
            chooseTheme(one);
            setChosen(one);
          },
        })),
        { id: "account", label: t("myAccount"), separated: true, href: path("/settings/account") },
        { id: "keys", label: t("keys.title"), keys: "?", separated: true, onSelect: onKeys },
        { id: "signOut", label: t("signOut"), separated: true, onSelect: () => void signOut() },
      ]}
      trigger={
        <button type="button" aria-label={t("account", { name: user.name })} className="flex size-8 items-center justify-center rounded-full bg-accent-soft text-label font-semibold text-accent hover:bg-pressed">
          {initials(user.name)}
        </button>
      }
    />
  );
}

/** "Kim Minji" → KM; a Korean or Chinese name keeps its first two characters. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => [...word][0]) : [...(words[0] ?? "")].slice(0, 2);
  return letters.join("").toUpperCase();
}
