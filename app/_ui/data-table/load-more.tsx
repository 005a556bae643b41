"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "../button";

/** A page of fifty rows: the next one is there before somebody comes to the end of this one. */
const AHEAD_PX = 1800;

/** Asks for the next page well before its end comes into view; the button is there for the keyboard and for a slow line. */
export function LoadMore({ hasMore, loading, onMore }: { hasMore: boolean; loading: boolean; onMore: () => void }) {
  const t = useTranslations("ui");
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = mark.current;
    if (!element || !hasMore || loading) return;
    const observer = new IntersectionObserver((entries) => entries[0]?.isIntersecting && onMore(), { rootMargin: `${AHEAD_PX}px` });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loading, onMore]);
  if (!hasMore) return null;
  return (
    <div ref={mark} className="flex justify-center py-4">
      <Button pending={loading} onClick={onMore}>{t("table.more")}</Button>
    </div>
  );
}
