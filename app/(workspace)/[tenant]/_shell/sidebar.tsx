"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";
import { useMember, useWorkspacePath } from "../../_member-context";
import { visibleNavigation } from "./navigation";
import { WorkspaceSwitch } from "./workspace-switch";

export function Sidebar() {
  const t = useTranslations("shell");
  return (
    <aside aria-label={t("sidebar")} className="sticky top-0 hidden h-dvh w-52 shrink-0 flex-col border-r bg-sunken lg:flex">
      <div className="p-2">
        <WorkspaceSwitch />
      </div>
      <NavigationList />
    </aside>
  );
}

/** Also the content of the phone's drawer. */
export function NavigationList({ onGo }: { onGo?: () => void }) {
  const t = useTranslations("shell");
  const member = useMember();
  const inWorkspace = useWorkspacePath();
  const here = usePathname();
  return (
    <nav aria-label={t("mainNavigation")} className="min-h-0 grow overflow-y-auto px-2 pb-4">
      <ul className="flex flex-col gap-px">
        {visibleNavigation(member.permissions).map((entry) => {
          const href = inWorkspace(entry.path);
          const childHere = entry.children?.some((child) => isUnder(here, inWorkspace(child.path))) ?? false;
          const active = entry.path === "/" ? here === href : isUnder(here, href);
          const Icon = entry.icon;
          return (
            <li key={entry.id}>
              <Link
                href={href}
                onClick={onGo}
                aria-current={active && !childHere ? "page" : undefined}
                className={cn(navLook, active && !childHere && "bg-pressed font-medium text-ink")}
              >
                <Icon aria-hidden className={cn("size-4 shrink-0", active ? "text-accent" : "text-ink-3")} />
                {t(`nav.${entry.id}`)}
              </Link>
              {active || childHere
                ? entry.children?.map((child) => {
                    const current = isUnder(here, inWorkspace(child.path));
                    return (
                      <Link
                        key={child.id}
                        href={inWorkspace(child.path)}
                        onClick={onGo}
                        aria-current={current ? "page" : undefined}
                        className={cn(navLook, "pl-8", current && "bg-pressed font-medium text-ink")}
                      >
                        {t(`nav.${child.id}`)}
                      </Link>
                    );
                  })
                : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const navLook =
  "flex h-10 items-center gap-2 rounded-md px-2 text-ink-2 transition-colors hover:bg-hover hover:text-ink active:bg-pressed lg:h-8";

function isUnder(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}
