"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { Order } from "./order-type";

/** Lines, charges, tax per rate, total, received, outstanding. */
export function OrderTotals({ order }: { order: Order }) {
  const t = useTranslations("orders");
  const format = useFormat();
  const money = (minor: bigint) => format.money(minor, order.currency, { zero: "dash" });
  const codeOf = new Map(order.lines.map((l) => [l.taxCodeId, l.taxCode]));
  const outstanding = order.documents.invoices.reduce((sum, invoice) => sum + invoice.openMinor, 0n);
  const rows: [string, string, boolean?][] = [
    [t("record.subtotal"), money(order.netMinor)],
    ...order.charges.map((c): [string, string] => [c.description, money(c.amountMinor)]),
    ...order.taxes.map((tax): [string, string] => [t("taxAt", { code: codeOf.get(tax.taxCodeId) ?? t("tax"), rate: format.quantity(tax.ratePercent) }), money(tax.taxMinor)]),
    [t("gross"), format.money(order.grossMinor, order.currency), true],
    ...(order.documents.invoices.length > 0
      ? ([
          [t("record.paidTotal"), money(order.paidMinor)],
          [t("record.outstanding"), money(outstanding), true],
        ] as [string, string, boolean?][])
      : []),
  ];
  return (
    <Section title={t("record.totals")}>
      <dl className="ml-auto grid w-full max-w-sm grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        {rows.map(([label, value, strong], index) => (
          <div key={index} className={strong ? "col-span-2 grid grid-cols-subgrid border-t pt-1.5 font-semibold" : "col-span-2 grid grid-cols-subgrid text-ink-2"}>
            <dt>{label}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
