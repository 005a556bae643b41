"use client";

import { useTranslations } from "next-intl";
import { Stepper, type Step, type StepStatus } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { Order } from "./order-type";

const STEPS = ["availability", "price", "credit"] as const;
const STATUS: Record<string, StepStatus> = { passed: "done", warned: "done", failed: "failed", released: "done" };

type Finding = Order["checks"][number]["findings"][number];

/** Three visible steps of confirmation: what fails says why and what can be done (ORD-07 to ORD-10). */
export function OrderChecks({ order }: { order: Order }) {
  const t = useTranslations("orders");
  const say = useFindingText(order.currency);
  const byStep = new Map(order.checks.map((check) => [check.step, check]));
  const steps: Step[] = STEPS.map((step) => {
    const check = byStep.get(step);
    if (!check) return { id: step, title: t(`steps.${step}`), status: "todo", detail: t("steps.notYet") };
    const summary =
      check.outcome === "released"
        ? t("steps.released", { name: check.releasedByName ?? "", note: check.releaseNote ?? "" })
        : check.findings.length === 0
          ? t(`steps.${check.outcome as "passed"}`)
          : null;
    return {
      id: step,
      title: t(`steps.${step}`),
      status: STATUS[check.outcome] ?? "todo",
      detail: (
        <>
          {summary}
          {check.findings.length > 0 ? (
            <ul className="flex flex-col gap-0.5">
              {check.findings.map((finding, index) => (
                <li key={`${finding.code}-${finding.lineNo ?? "order"}-${index}`}>
                  {finding.lineNo === null ? null : <span className="mr-1.5 text-ink-3">{t("findings.line", { line: finding.lineNo })}</span>}
                  {say(finding)}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ),
    };
  });
  return <Stepper steps={steps} statusWords={{ todo: t("steps.notYet"), active: "", done: t("steps.passed"), failed: t("steps.failed") }} />;
}

/** A finding in words: amounts, quantities and dates in the reader's formats. */
export function useFindingText(currency: string): (finding: Finding) => string {
  const t = useTranslations("orders");
  const format = useFormat();
  return ({ code, params }) => {
    const key = code.replace(/^orders\./, "");
    const money = (value: string | number | undefined) => format.money(BigInt(value ?? 0), currency);
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => {
        if (name.endsWith("Minor")) return [name.replace(/Minor$/, ""), money(value)];
        if (name === "date" || name === "required") return [name, format.date(String(value))];
        if (name === "quantity" || name === "available" || name === "short" || name === "price") return [name, format.quantity(String(value))];
        return [name, value];
      }),
    );
    return t(`findings.${key as "customer_held"}`, values as { reason: string });
  };
}
