"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "./cn";

export interface TabLink {
  href: string;
  label: ReactNode;
  count?: number;
  /** Given by the page when the address alone does not tell (search parameters). */
  active?: boolean;
}

/** Tabs are addresses: a colleague who gets the link sees the same tab. */
export function Tabs({ tabs, label }: { tabs: readonly TabLink[]; label: string }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto border-b">
      {tabs.map((tab) => {
        const active = tab.active ?? tab.href === path;
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={active ? "page" : undefined}
            className={cn(
              "flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2.5 font-medium",
              active ? "border-accent text-ink" : "border-transparent text-ink-2 hover:text-ink",
            )}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="text-label font-normal text-ink-3">{tab.count}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
