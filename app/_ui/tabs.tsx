"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { cn } from "./cn";

export interface TabLink {
  href: string;
  label: ReactNode;
  count?: number;
  /** Given by the page when the address alone does not tell (search parameters). */
  active?: boolean;
  /** Shows the tab without asking the server for the page again; the address is the caller's to change. */
  onChoose?: () => void;
  /** Its own pages stand under its address. */
  nested?: boolean;
}

/** Tabs are addresses: a colleague who gets the link sees the same tab. What does not fit is scrolled to, the chosen one into view. */
export function Tabs({ tabs, label, upright }: {
  tabs: readonly TabLink[];
  label: string;
  /** One under another beside what they open, where there is room: for more of them than a line holds. */
  upright?: boolean;
}) {
  const path = usePathname();
  const chosen = tabs.findIndex((tab) => tab.active ?? (tab.href === path || (tab.nested === true && path.startsWith(`${tab.href}/`))));
  const bar = useRef<HTMLElement>(null);
  const [more, setMore] = useState({ before: false, after: false });

  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const measure = () =>
      setMore({ before: element.scrollLeft > 4, after: element.scrollLeft + element.clientWidth < element.scrollWidth - 4 });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);
  useEffect(() => {
    const element = bar.current;
    const tab = element?.children[chosen];
    if (!element || !(tab instanceof HTMLElement)) return;
    element.scrollLeft = tab.offsetLeft - (element.clientWidth - tab.offsetWidth) / 2;
  }, [chosen]);

  return (
    <nav
      ref={bar}
      aria-label={label}
      className={cn(
        "relative -mb-px flex gap-1 overflow-x-auto border-b [scrollbar-width:none]",
        upright && "lg:sticky lg:top-16 lg:flex-col lg:gap-0.5 lg:self-start lg:overflow-visible lg:border-b-0",
        more.before && more.after && "mask-x-from-[calc(100%-40px)] mask-x-to-100%",
        more.before && !more.after && "mask-l-from-[calc(100%-40px)] mask-l-to-100%",
        !more.before && more.after && "mask-r-from-[calc(100%-40px)] mask-r-to-100%",
      )}
    >
      {tabs.map((tab, index) => {
        const active = index === chosen;
        return (
          <Link
            key={tab.href}
            href={tab.href}
            onClick={(event) => {
              if (!tab.onChoose || event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              tab.onChoose();
            }}
            aria-current={active ? "page" : undefined}
            className={cn(
              "flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2.5 font-medium max-sm:h-11",
              upright && "lg:-ml-2.5 lg:h-8 lg:rounded-md lg:border-b-0",
              active ? "border-accent text-ink" : "border-transparent text-ink-2 hover:text-ink",
              upright && (active ? "lg:bg-pressed" : "lg:hover:bg-hover"),
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
