"use client";

import { useTranslations } from "next-intl";

/** How a price came about, step by step, in words (PRC-01). */
export function PriceTrace({ trace }: { trace: readonly { step: string; params: Record<string, string> }[] }) {
  const t = useTranslations("orders");
  const p = useTranslations("pricing");
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{t("record.traceTitle")}</p>
      <ol className="flex list-decimal flex-col gap-0.5 pl-4">
        {trace.map((step, index) => (
          <li key={index}>{p(`trace.${step.step as "base"}`, step.params)}</li>
        ))}
      </ol>
    </div>
  );
}
