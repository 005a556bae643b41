"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_ui/format";

/** A span of days in words: "always", "from 1 Mar 2026", "1 Mar – 31 Mar". */
export function useValidity(): (span: { validFrom: string | null; validTo: string | null }) => string {
  const t = useTranslations("pricing");
  const format = useFormat();
  return ({ validFrom, validTo }) => {
    const from = validFrom ? format.date(validFrom) : "";
    const to = validTo ? format.date(validTo) : "";
    if (from && to) return t("lists.between", { from, to });
    if (from) return t("lists.since", { from });
    return to ? t("lists.until", { to }) : t("lists.always");
  };
}
