"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { cn, LinkButton, Section } from "@/app/_ui";
import { useMay, useWorkspacePath } from "../../_member-context";
import { todayQueries } from "./today-queries";

/** A new workspace: the way to its first confirmed order, each step ticked when it is done. */
export function FirstSteps() {
  const t = useTranslations("today.firstSteps");
  const may = useMay();
  const path = useWorkspacePath();
  const queries = todayQueries(useTRPC());
  const items = useQuery({ ...queries.items, enabled: may("catalog.view") }).data;
  const moves = useQuery({ ...queries.moves, enabled: may("stock.view") }).data;
  const customers = useQuery({ ...queries.customers, enabled: may("customers.view") }).data;
  const steps = [
    { id: "item" as const, done: (items?.totals.count ?? 0) > 0, href: "/items/new", permission: "catalog.edit" },
    { id: "stock" as const, done: (moves?.rows.length ?? 0) > 0, href: "/stock/receive", permission: "stock.move" },
    { id: "customer" as const, done: (customers?.totals.count ?? 0) > 0, href: "/customers/new", permission: "customers.edit" },
    { id: "order" as const, done: false, href: "/orders/new", permission: "orders.edit" },
  ];
  const next = steps.find((step) => !step.done && may(step.permission));
  return (
    <Section flush title={t("title")} description={t("lead")} className="max-w-2xl">
      <ol className="flex flex-col rounded-lg border bg-surface">
        {steps.map((step, index) => (
          <li key={step.id} className="flex items-center gap-3 border-b px-4 py-3 last:border-b-0">
            <span
              aria-hidden
              className={cn("flex size-6 shrink-0 items-center justify-center rounded-full text-label font-semibold", step.done ? "bg-settled-soft text-settled" : "bg-hover text-ink-2")}
            >
              {step.done ? <Check className="size-4" /> : index + 1}
            </span>
            <span className="min-w-0 grow">
              <span className="block font-medium">
                {t(`${step.id}.title`)} {step.done ? <span className="sr-only">{t("done")}</span> : null}
              </span>
              <span className="block text-ink-2">{t(`${step.id}.body`)}</span>
            </span>
            {may(step.permission) ? (
              <LinkButton tone={step === next ? "primary" : "secondary"} href={path(step.href)}>{t(`${step.id}.action`)}</LinkButton>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
