"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { usePageHeading } from "@/app/_ui/page-heading";
import { useMember } from "../../_member-context";

export interface RecentRecord {
  /** Path within the workspace. */
  path: string;
  label: string;
}

const MOST = 8;
const RECORD = /^\/(.+)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const placeOf = (slug: string, userId: string) => `naru-recent:${slug}:${userId}`;

/** Records that the person opened in this browser, the latest first. */
export function readRecent(slug: string, userId: string): readonly RecentRecord[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(placeOf(slug, userId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one): one is RecentRecord => typeof one?.path === "string" && typeof one?.label === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers the record in view by its heading. */
export function useRememberRecord(): void {
  const { workspace, user } = useMember();
  const here = usePathname();
  const heading = usePageHeading();
  useEffect(() => {
    const path = here.slice(workspace.slug.length + 1);
    if (!heading || !RECORD.test(path)) return;
    const others = readRecent(workspace.slug, user.id).filter((one) => one.path !== path);
    try {
      window.localStorage.setItem(placeOf(workspace.slug, user.id), JSON.stringify([{ path, label: heading }, ...others].slice(0, MOST)));
    } catch {
      // A browser that keeps nothing has no recent records.
    }
  }, [here, heading, workspace.slug, user.id]);
}
