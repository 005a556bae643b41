"use client";

import { useTranslations } from "next-intl";
import { DateInput, Field, useListParams } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

/** The span of days a ledger view covers, kept in the address: this year so far, unless it says otherwise. */
export function useSpan() {
  const format = useFormat();
  const [params, setParams] = useListParams(["from", "to"] as const);
  return { from: params.from ?? `${format.today.slice(0, 4)}-01-01`, to: params.to ?? format.today, setSpan: setParams };
}

export function SpanFields() {
  const t = useTranslations("ledger");
  const { from, to, setSpan } = useSpan();
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={t("from")} className="w-40"><DateInput value={from} max={to} onChange={(date) => setSpan({ from: date })} /></Field>
      <Field label={t("to")} className="w-40"><DateInput value={to} min={from} onChange={(date) => setSpan({ to: date })} /></Field>
    </div>
  );
}
