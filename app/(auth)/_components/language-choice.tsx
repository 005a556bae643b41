"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { chooseLocale } from "@/app/_i18n/choose-locale";
import { languageOptions } from "@/app/(workspace)/_workspaces/place-choices";
import { cn } from "@/app/_ui/cn";

/** Words these pages in another language; what was typed stays. */
export function LanguageChoice() {
  const t = useTranslations("auth");
  const locale = useLocale();
  const router = useRouter();
  return (
    <nav aria-label={t("language")} className="-ml-2 flex gap-1 text-label">
      {languageOptions.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          lang={value}
          aria-current={value === locale ? "true" : undefined}
          className={cn("min-h-8 rounded px-2 hover:bg-hover", value === locale ? "font-semibold text-ink" : "text-ink-2")}
          onClick={() => {
            chooseLocale(value);
            router.refresh();
          }}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
