"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useFormat } from "@/app/_ui/format";

export type EntryDefaults = inferRouterOutputs<AppRouter>["orders"]["entryDefaults"];

/** What one should know while entering: special notes, credit standing, a purchase order that is there already. */
export function EntryNotes({ defaults, orderMinor, reference, exceptOrderId }: { defaults: EntryDefaults; orderMinor: bigint; reference: string | null; exceptOrderId?: string }) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const format = useFormat();
  const { credit, homeCurrency } = defaults;
  const duplicate = useQuery(
    trpc.orders.duplicateReference.queryOptions(
      { customerId: defaults.customerId, customerReference: reference ?? "", exceptOrderId },
      { enabled: Boolean(reference?.trim()) },
    ),
  );
  const money = (minor: bigint) => format.money(minor, homeCurrency);
  const over = credit.limitMinor === null ? 0n : credit.exposureMinor + orderMinor - credit.limitMinor;
  return (
    <div className="flex flex-col gap-1" aria-live="polite">
      {credit.held ? <p className="text-late">{t("entry.customerHeld", { reason: credit.holdReason ?? "" })}</p> : null}
      <p className={over > 0n ? "text-waiting" : "text-ink-2"}>
        {t("entry.credit")}:{" "}
        {credit.limitMinor === null
          ? t("entry.creditNoLimit", { exposure: money(credit.exposureMinor) })
          : t("entry.creditOf", { exposure: money(credit.exposureMinor), limit: money(credit.limitMinor) })}
        {over > 0n ? `. ${t("entry.creditOver", { over: money(over) })}` : ""}
      </p>
      {duplicate.data && duplicate.data.length > 0 ? (
        <p className="text-waiting">{t("entry.duplicate", { count: duplicate.data.length, numbers: duplicate.data.map((o) => o.number).join(", ") })}</p>
      ) : null}
      {defaults.specialNotes ? <p className="border-l-2 border-waiting pl-2 whitespace-pre-wrap">{defaults.specialNotes}</p> : null}
    </div>
  );
}
