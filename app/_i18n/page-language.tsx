"use client";

import { useLocale } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Locale } from "./locales";

/**
 * The language a page was rendered in. Where the person has meanwhile chosen another one on another device, the frame around the page still
 * speaks the old one: it is rendered anew, and what was typed stays.
 */
export function PageLanguage({ locale }: { locale: Locale }) {
  const router = useRouter();
  const shown = useLocale();
  useEffect(() => {
    if (shown !== locale) router.refresh();
  }, [shown, locale, router]);
  return null;
}
