"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_ui/format";

interface Step {
  readonly step: string;
  readonly params: Readonly<Record<string, string>>;
}

/** How a price came about, in words; the steps that decided stand out. */
export function PriceSteps({ trace }: { trace: readonly Step[] }) {
  const t = useTranslations("pricing");
  const format = useFormat();
  const worded = ({ params }: Step) => ({
    ...params,
    ...(params.unitPrice ? { unitPrice: format.unitPrice(params.unitPrice) } : {}),
    ...(params.minQuantity ? { minQuantity: format.quantity(params.minQuantity) } : {}),
    ...(params.percent ? { percent: format.quantity(params.percent) } : {}),
  });
  return (
    <ol className="flex list-decimal flex-col gap-1 pl-5">
      {trace.map((step, index) => (
        <li key={index} className={DECIDING.has(step.step) ? "font-medium" : "text-ink-2"}>{t(`trace.${step.step}`, worded(step))}</li>
      ))}
    </ol>
  );
}

const DECIDING = new Set(["list_price", "base_price", "discount_applied", "no_price"]);
