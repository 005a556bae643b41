"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui";

const STEPS = ["file", "columns", "check", "load"] as const;
export type ImportStep = (typeof STEPS)[number] | "done";

/** Where an import stands: its file, its columns, the check, the rows. */
export function ImportSteps({ at }: { at: ImportStep }) {
  const t = useTranslations("imports.steps");
  const current = at === "done" ? STEPS.length : STEPS.indexOf(at);
  return (
    <ol aria-label={t("label")} className="flex flex-wrap gap-x-6 gap-y-1">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={cn("flex items-center gap-2", index === current ? "font-medium text-ink" : "text-ink-3")}
        >
          <span
            aria-hidden
            className={cn(
              "flex size-5 items-center justify-center rounded-full text-label [&_svg]:size-3",
              index < current ? "bg-settled-soft text-settled" : index === current ? "bg-accent-fill text-on-accent" : "bg-hover",
            )}
          >
            {index < current ? <Check /> : index + 1}
          </span>
          {t(step)}
          {index < current ? <span className="sr-only">{t("past")}</span> : null}
        </li>
      ))}
    </ol>
  );
}
