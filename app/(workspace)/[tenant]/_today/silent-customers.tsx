"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Section } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../_member-context";

/** Who has ordered before and is silent: worth a call. Not there when there is nobody. */
export function SilentCustomers() {
  const t = useTranslations("today.silent");
  const format = useFormat();
  const path = useWorkspacePath();
  const silent = useQuery(useTRPC().today.silent.queryOptions({})).data;
  if (!silent || silent.rows.length === 0) return null;
  return (
    <Section flush title={t("title")} description={t("lead", { days: silent.days })}>
      <ul className="grid gap-x-8 border-t sm:grid-cols-2">
        {silent.rows.map((row) => (
          <li key={row.id} className="flex min-h-10 items-center justify-between gap-3 border-b">
            <Link href={path(`/customers/${row.id}`)} className="min-w-0 truncate rounded-sm font-medium hover:underline">{row.name}</Link>
            <Link href={path(`/orders/${row.orderId}`)} className="shrink-0 rounded-sm text-label text-ink-2 hover:underline">{t("last", { number: row.number, on: format.date(row.lastOrderedOn) })}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
