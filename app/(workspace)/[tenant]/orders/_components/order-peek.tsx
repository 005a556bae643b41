"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Skeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

const SHOWN = 12;

/** The lines of an order, for a look beside the list. */
export function OrderPeek({ orderId }: { orderId: string }) {
  const t = useTranslations("lists.peek");
  const format = useFormat();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.orders.get.queryOptions({ orderId: orderId as never }));
  return (
    <section className="mt-4">
      <h3 className="mb-1 text-label font-semibold text-ink-3">{t("lines")}</h3>
      {data ? null : <Skeleton className="mt-2 w-2/3" />}
      <ul>
        {data?.lines.slice(0, SHOWN).map((line) => (
          <li key={line.id} className="flex items-baseline justify-between gap-3 border-b py-1.5 last:border-b-0">
            <span className="min-w-0 truncate"><span className="font-medium">{line.itemCode}</span> <span className="text-ink-2">{line.description}</span></span>
            <span className="shrink-0 tabular-nums">{format.quantity(line.ordered, { unit: line.unitCode })}</span>
          </li>
        ))}
      </ul>
      {data && data.lines.length > SHOWN ? <p className="pt-1 text-label text-ink-3">{t("more", { count: data.lines.length - SHOWN })}</p> : null}
    </section>
  );
}
