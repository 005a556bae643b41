"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Combobox, DateInput, EmptyState, Field, PropertyList, QuantityInput, Section, type LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { netValue } from "@/server/kernel/money";
import { PriceSteps } from "./price-steps";
import { useCustomerSearch, useItemSearch, type ItemChoice } from "./use-lookups";

type Answer = RouterOutputs["pricing"]["tryPrices"];

/** What a customer would pay for an item on a day, and every step that led there (PRC-01). */
export function PriceTester() {
  const t = useTranslations("pricing");
  const { today } = useFormat();
  const [customer, setCustomer] = useState<LookupOption<{ type: string }> | null>(null);
  const [item, setItem] = useState<LookupOption<ItemChoice> | null>(null);
  const [quantity, setQuantity] = useState<string | null>("1");
  const [on, setOn] = useState<string | null>(today);
  const ready = customer !== null && item !== null && quantity !== null && Number(quantity) > 0;
  const answer = useQuery(
    useTRPC().pricing.tryPrices.queryOptions(
      { customerId: customer?.id ?? "", on: on ?? undefined, lines: [{ key: "a", itemId: item?.id ?? "", quantity: quantity ?? "1" }] },
      { enabled: ready, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <p className="max-w-prose text-ink-2">{t("try.description")}</p>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t("try.customer")}><Combobox value={customer} onChange={setCustomer} search={useCustomerSearch()} /></Field>
        <Field label={t("try.item")}><Combobox value={item} onChange={setItem} search={useItemSearch()} /></Field>
        <Field label={t("try.quantity")}><QuantityInput value={quantity} onChange={setQuantity} unit={item?.data?.unitCode} /></Field>
        <Field label={t("try.on")}><DateInput value={on} onChange={setOn} /></Field>
      </div>
      {answer.error ? (
        <QueryFault error={answer.error} onRetry={() => void answer.refetch()} compact />
      ) : ready && answer.data ? (
        <Outcome answer={answer.data} quantity={quantity} />
      ) : (
        <EmptyState title={t("try.start")}>{t("try.startBody")}</EmptyState>
      )}
    </>
  );
}

function Outcome({ answer, quantity }: { answer: Answer; quantity: string }) {
  const t = useTranslations("pricing");
  const format = useFormat();
  const line = answer.lines[0];
  if (!line) return null;
  const { unitPrice, discountPercent } = line;
  const net = netValue({ unitPrice, quantity, discountPercent, currency: answer.currency });
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-[320px_minmax(0,1fr)]" aria-live="polite">
      {line.priced ? (
        <PropertyList
          properties={[
            { label: t("try.price"), value: format.unitPrice(unitPrice) },
            { label: t("try.discount"), value: discountPercent === "0" ? null : format.percent(discountPercent) },
            { label: t("try.net"), value: <span className="text-title font-semibold">{format.money(net, answer.currency)}</span> },
          ]}
        />
      ) : (
        <EmptyState compact title={t("try.unpriced")}>{t("try.unpricedBody")}</EmptyState>
      )}
      <Section flush title={t("try.why")}><PriceSteps trace={line.trace} /></Section>
    </div>
  );
}
