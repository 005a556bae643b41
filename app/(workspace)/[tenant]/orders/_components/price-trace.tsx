"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/app/_ui";
import { currencySymbol, useFormat } from "@/app/_ui/format";

export interface TracedPrice {
  /** The pricing module's own steps. */
  trace: readonly { step: string; params: Record<string, string> }[];
  /** Major units per base unit, before the discount. */
  unitPrice: string;
  discountPercent: string;
  /** `rule` when the price book decided. */
  status: string;
  unitCode: string;
  currency: string;
}

/** How a price came about, step by step, each with its amount and where it comes from (PRC-01). Nothing is worked out here. */
export function PriceTrace({ trace, unitPrice, discountPercent, status, unitCode, currency }: TracedPrice) {
  const t = useTranslations("orders");
  const p = useTranslations("pricing");
  const format = useFormat();
  const money = (amount: string) => `${currencySymbol(currency, format.locale)}${format.unitPrice(amount)}`;
  const typed = status !== "rule";
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">{t("record.traceTitle")}</p>
      <ol className="flex flex-col gap-1">
        {trace.map(({ step, params }, index) => (
          <Line key={index} amount={amountOf(step, params, money)} strong={step === "list_price" || step === "base_price"} quiet={typed || !taken.has(step)}>
            {p(`trace.${step as "base"}`, params)}
          </Line>
        ))}
        {typed ? <Line amount={money(unitPrice)}>{Number(discountPercent) > 0 ? t("trace.typedDiscount", { percent: format.decimal(discountPercent) }) : t("trace.typed")}</Line> : null}
      </ol>
      <p className="flex justify-between gap-4 border-t pt-1.5 font-medium">
        <span>{t("trace.result", { unit: unitCode })}</span>
        <span className="text-right tabular-nums">
          {money(unitPrice)}
          {Number(discountPercent) > 0 ? <span className="block font-normal text-ink-2">{`\u2212${format.percent(discountPercent)}`}</span> : null}
        </span>
      </p>
    </div>
  );
}

/** Steps that made the price what it is; the others say what was looked at and passed over. */
const taken: ReadonlySet<string> = new Set(["list_price", "base_price", "discount_applied"]);

function amountOf(step: string, params: Record<string, string>, money: (amount: string) => string): string | null {
  if (step === "discount_applied") return params.off ? `\u2212${money(params.off)}` : null;
  return params.unitPrice ? money(params.unitPrice) : null;
}

function Line({ amount, strong, quiet, children }: { amount: string | null; strong?: boolean; quiet?: boolean; children: ReactNode }) {
  return (
    <li className={cn("flex justify-between gap-4", quiet && "text-ink-2")}>
      <span className="min-w-0">{children}</span>
      {amount ? <span className={cn("shrink-0 tabular-nums", strong && !quiet && "font-medium")}>{amount}</span> : null}
    </li>
  );
}
