"use client";

import { useEffect, useLayoutEffect, useState, type RefObject } from "react";

/** Below this the rows are cards and columns have no width. */
const CARDS_BELOW_PX = 640;

/** What the column that takes the rest keeps in any case. */
const LEAST_FREE_PX = 120;

interface FixedWidths {
  /** One per column, in order; the column without a width takes what is left. */
  readonly columns: readonly (number | undefined)[];
  readonly least: number;
}

/**
 * Holds the columns where they are, so that nothing jumps while rows come and go (a long list shows only those in view), and so that
 * a width somebody gave is kept exactly. Measured once when it begins and anew for other columns or another width of the page.
 */
export function useFixedWidths(table: RefObject<HTMLTableElement | null>, keys: readonly string[], given: Readonly<Record<string, number>>, wanted: boolean): FixedWidths | null {
  const [measured, setMeasured] = useState<{ of: string; page: number; widths: readonly number[] } | null>(null);
  const [page, setPage] = useState(0);
  const of = keys.join();
  useLayoutEffect(() => {
    if (!wanted) return;
    const onResize = () => setPage(window.innerWidth);
    onResize();
    window.addEventListener("resize", onResize);
    return () => window.removeEventListener("resize", onResize);
  }, [wanted]);
  const current = measured?.of === of && measured.page === page ? measured.widths : null;
  useLayoutEffect(() => {
    if (!wanted || page < CARDS_BELOW_PX || current) return;
    const heads = [...(table.current?.querySelectorAll<HTMLElement>("thead th[data-column]") ?? [])];
    if (heads.length === 0) return;
    setMeasured({ of, page, widths: heads.map((head) => head.getBoundingClientRect().width) });
  }, [table, of, page, wanted, current]);
  if (!wanted || !current || page < CARDS_BELOW_PX) return null;
  // The widest column nobody set takes what is left over or missing.
  const free = keys.reduce<number>((best, key, i) => (given[key] === undefined && (current[i] ?? 0) > (best < 0 ? 0 : (current[best] ?? 0)) ? i : best), -1);
  const columns = keys.map((key, i) => (i === free ? undefined : (given[key] ?? current[i])));
  const leastOfFree = free < 0 ? 0 : Math.max(LEAST_FREE_PX, (current[free] ?? 0) * 0.75);
  return { columns, least: columns.reduce<number>((sum, width) => sum + (width ?? 0), leastOfFree) };
}

/** Whether the table is wider than the page leaves room for, so that it has to scroll inside itself; its heading then scrolls along. */
export function useOverflows(table: RefObject<HTMLTableElement | null>, shown: boolean): boolean {
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = table.current;
    const room = element?.parentElement;
    if (!shown || !element || !room) return;
    const compare = () => setOverflows(element.offsetWidth > room.clientWidth + 1);
    compare();
    const observer = new ResizeObserver(compare);
    observer.observe(element);
    observer.observe(room);
    return () => observer.disconnect();
  }, [table, shown]);
  return overflows;
}

/** Below the bar at the top, and below whatever else the page says stands there. */
const TOP_PX = 48;

/** Keeps the heading of a table that scrolls inside itself in sight: what scrolls sideways cannot stick to the page. */
export function useHeadInSight(table: RefObject<HTMLTableElement | null>, wanted: boolean): void {
  useEffect(() => {
    const element = table.current;
    const head = element?.tHead;
    if (!wanted || !element || !head) return;
    const place = () => {
      const top = Number.parseFloat(getComputedStyle(element).getPropertyValue("--list-top")) || TOP_PX;
      const box = element.getBoundingClientRect();
      const shift = Math.min(Math.max(0, top - box.top), Math.max(0, box.height - 3 * head.offsetHeight));
      head.style.transform = shift > 0 ? `translateY(${Math.round(shift)}px)` : "";
    };
    place();
    window.addEventListener("scroll", place, { passive: true });
    return () => {
      window.removeEventListener("scroll", place);
      head.style.transform = "";
    };
  }, [table, wanted]);
}
