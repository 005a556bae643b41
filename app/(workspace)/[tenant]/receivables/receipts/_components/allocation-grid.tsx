"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Button, Chip, EmptyState, MoneyInput, TableSkeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { toneOfAge } from "../../_components/receivable-tones";

/** Amounts by receivable; only what is above zero is allocated. */
export type Amounts = Readonly<Record<string, bigint>>;

export function allocationsOf(amounts: Amounts): { receivableId: string; amountMinor: bigint }[] {
  return Object.entries(amounts).flatMap(([receivableId, amountMinor]) => (amountMinor > 0n ? [{ receivableId, amountMinor }] : []));
}

interface Props {
  customerId: string;
  /** What there is to allocate, minor units. */
  availableMinor: bigint;
  amounts: Amounts;
  onChange: (amounts: Amounts) => void;
  /** What the server found wrong, by receivable. */
  faults: Readonly<Record<string, string>>;
}

/** The customer's open documents, oldest due first, and how much each gets; what is left stays as an advance. */
export function AllocationGrid({ customerId, availableMinor, amounts, onChange, faults }: Props) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  // As text: the key of a query is JSON, which has no bigint.
  const query = useQuery(trpc.receivables.suggestAllocation.queryOptions({ customerId, amountMinor: availableMinor.toString() }, { placeholderData: (previous) => previous }));
  // A draft may hold amounts for what has been paid since: they have no row any more, and are not sent unseen.
  const open = query.data && !query.isPlaceholderData && !query.data.cutShort ? new Set(query.data.items.map((item) => item.id)) : null;
  const standing = open ? Object.entries(amounts).filter(([id]) => open.has(id)) : null;
  const gone = standing !== null && standing.length < Object.keys(amounts).length;
  useEffect(() => {
    if (gone && standing) onChange(Object.fromEntries(standing));
  });
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <TableSkeleton label={t("allocation.title")} columns={4} />;
  const { items, cutShort } = query.data;
  if (items.length === 0) return <EmptyState compact title={t("allocation.nothingOpen")}>{t("allocation.nothingOpenBody")}</EmptyState>;
  const allocated = allocationsOf(amounts).reduce((sum, a) => sum + a.amountMinor, 0n);
  const left = availableMinor - allocated;
  const fill = () => onChange(Object.fromEntries(items.map((item) => [item.id, item.suggestedMinor])));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-ink-2" aria-live="polite">
          {left < 0n ? <span className="font-medium text-late">{t("allocation.tooMuch", { amount: format.money(-left) })}</span> : t("allocation.left", { allocated: format.money(allocated), left: format.money(left) })}
        </p>
        <div className="flex gap-2">
          {/* While the amount is being looked up, what stands here belongs to the amount before it. */}
          <Button onClick={fill} disabled={availableMinor <= 0n || query.isPlaceholderData}>{t("allocation.oldestFirst")}</Button>
          <Button tone="ghost" onClick={() => onChange({})} disabled={allocated === 0n}>{t("allocation.none")}</Button>
        </div>
      </div>
      <div className="min-w-0 overflow-x-auto">
        <table aria-label={t("allocation.title")} className="w-full min-w-[440px]">
          <thead>
            <tr className="text-left text-label text-ink-3 [&>th]:h-8 [&>th]:border-b [&>th]:font-medium">
              <th scope="col">{t("document")}</th>
              <th scope="col">{t("dueOn")}</th>
              <th scope="col" className="px-3 text-right">{t("open")}</th>
              <th scope="col" className="w-44 text-right">{t("allocation.amount")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} className="[&>td]:border-b [&>td]:py-1">
                <td>{item.number}</td>
                <td><span className="inline-flex items-center gap-2">{format.date(item.dueOn)}{item.bucket === "current" ? null : <Chip tone={toneOfAge[item.bucket]}>{t(`age.${item.bucket}`)}</Chip>}</span></td>
                <td className="px-3 text-right">{format.money(item.openMinor)}</td>
                <td>
                  <MoneyInput
                    aria-label={t("allocation.amountFor", { number: item.number })}
                    currency={format.homeCurrency}
                    value={amounts[item.id] ?? null}
                    invalid={Boolean(faults[item.id]) || (amounts[item.id] ?? 0n) > item.openMinor || undefined}
                    onChange={(minor) => onChange({ ...amounts, [item.id]: minor ?? 0n })}
                  />
                  {faults[item.id] ? <p role="alert" className="pt-1 text-label text-late">{faults[item.id]}</p> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cutShort ? <p role="status" className="text-ink-3">{t("allocation.cutShort")}</p> : null}
    </div>
  );
}
