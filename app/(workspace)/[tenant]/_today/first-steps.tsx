"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, cn, LinkButton, Section } from "@/app/_ui";
import { useMay, useMember, useWorkspacePath } from "../../_member-context";
import { SampleBanner } from "./sample-banner";

type Step = RouterOutputs["setup"]["checklist"]["steps"][number];
const SAMPLE_POLL_MS = 1_500;

const WAYS = {
  item: { href: "/items/new", permission: "catalog.edit" },
  stock: { href: "/stock/receive", permission: "stock.move" },
  customer: { href: "/customers/new", permission: "customers.edit" },
  order: { href: "/orders/new", permission: "orders.edit" },
  company: { href: "/settings/company", permission: "settings.manage" },
  balances: { href: "/ledger/opening-balances", permission: "ledger.post" },
  members: { href: "/settings/members", permission: "members.manage" },
} as const;

/** A new workspace: the way to its first confirmed order and to complete books, ticked by what is there; gone when all is done. */
export function FirstSteps() {
  const t = useTranslations("today.firstSteps");
  const may = useMay();
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const checklist = useQuery({ ...trpc.setup.checklist.queryOptions({}), refetchInterval: (query) => (isBeingMade(query.state.data) ? SAMPLE_POLL_MS : false) }).data;
  const dismiss = useCommand(trpc.setup.dismiss);
  if (!checklist) return null;
  if (checklist.sample) return <SampleBanner sample={checklist.sample} />;
  if (!checklist.open) return null;
  const first = checklist.steps.filter((step) => step.first);
  // Who may not do a step is not asked for it.
  const later = checklist.steps.filter((step) => !step.first && !step.done && allowed(step, may));
  const next = first.find((step) => !step.done && allowed(step, may));
  const begun = first.some((step) => !step.done) && first.some((step) => allowed(step, may));
  if (!begun && later.length === 0) return null;
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      {begun ? (
        <Section flush title={t("title")} description={t("lead")}>
          <Steps steps={first} next={next} />
        </Section>
      ) : null}
      {later.length > 0 ? (
        <Section flush title={t("laterTitle")} description={t("laterLead")} actions={may("settings.manage") ? <Button pending={dismiss.pending} onClick={() => dismiss.run({})}>{t("dismiss")}</Button> : undefined}>
          <Steps steps={later} next={undefined} />
        </Section>
      ) : null}
      {begun ? (
        <p className="flex flex-wrap items-center gap-2 text-ink-2">
          <span className="max-sm:w-full">{t("orElse")}</span> {may("imports.run") ? <LinkButton href={path("/imports/new")}>{t("importAction")}</LinkButton> : null} <TrySample />
        </p>
      ) : null}
    </div>
  );
}

function isBeingMade(data: RouterOutputs["setup"]["checklist"] | undefined): boolean {
  return data?.sample ? data.sample.done < data.sample.steps || data.sample.removing : false;
}

function allowed(step: Step, may: ReturnType<typeof useMay>): boolean {
  return step.id === "email" || may(WAYS[step.id].permission);
}

function Steps({ steps, next }: { steps: readonly Step[]; next: Step | undefined }) {
  const t = useTranslations("today.firstSteps");
  const may = useMay();
  const path = useWorkspacePath();
  return (
    <ol className="flex flex-col rounded-lg border bg-surface">
      {steps.map((step, index) => (
        <li key={step.id} className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-3 border-b px-4 py-3 last:border-b-0 max-sm:gap-y-2 sm:flex">
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
          <span className="max-sm:col-start-2 empty:hidden">
            {step.id === "email" ? <SendAgain /> : may(WAYS[step.id].permission) ? (
              <LinkButton tone={step === next ? "primary" : "secondary"} href={path(WAYS[step.id].href)}>{t(`${step.id}.action`)}</LinkButton>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The link that proves one's address, once more. */
function SendAgain() {
  const t = useTranslations("today.firstSteps.email");
  const send = useCommand(useTRPC().account.sendVerification, { doneText: t("sent") });
  return <Button pending={send.pending} onClick={() => send.run(undefined)}>{t("action")}</Button>;
}

/** A workspace of its own to look around in; nothing of it comes into this one. */
function TrySample() {
  const t = useTranslations("today.firstSteps");
  const { workspace } = useMember();
  const open = useCommand(useTRPC().workspaces.openSample, { refresh: false, onDone: ({ slug }) => window.location.assign(`/${slug}`) });
  return <Button pending={open.pending} onClick={() => open.run({ slug: workspace.slug })}>{t("sampleAction")}</Button>;
}
