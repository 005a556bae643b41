import { Check, CircleAlert, Circle } from "lucide-react";
import type { ReactNode } from "react";
import { Spinner } from "./button";
import { cn } from "./cn";

export type StepStatus = "todo" | "active" | "done" | "failed";

export interface Step {
  id: string;
  title: ReactNode;
  status: StepStatus;
  /** What was found; for a failed step, why and what can be done. */
  detail?: ReactNode;
  /** The ways out of a failed step. */
  actions?: ReactNode;
}

const marks: Record<StepStatus, ReactNode> = {
  todo: <Circle className="text-line-strong" />,
  active: <Spinner className="text-moving" />,
  done: <Check className="text-settled" />,
  failed: <CircleAlert className="text-late" />,
};

/** Visible steps of one undertaking (availability, price, credit), each with its finding. */
export function Stepper({ steps, statusWords }: { steps: readonly Step[]; statusWords: Record<StepStatus, string> }) {
  return (
    <ol aria-live="polite" className="flex flex-col gap-x-6 sm:grid sm:auto-cols-fr sm:grid-flow-col">
      {steps.map((step) => (
        <li key={step.id} className="relative flex gap-2 max-sm:pb-4 max-sm:last:pb-0 max-sm:[&:not(:last-child)]:before:absolute max-sm:[&:not(:last-child)]:before:top-6 max-sm:[&:not(:last-child)]:before:bottom-1 max-sm:[&:not(:last-child)]:before:left-[9px] max-sm:[&:not(:last-child)]:before:w-px max-sm:[&:not(:last-child)]:before:bg-line">
          <span aria-hidden className="flex size-5 shrink-0 items-center justify-center [&_svg]:size-4">{marks[step.status]}</span>
          <div className="min-w-0">
            <p className={cn("font-medium", step.status === "todo" && "text-ink-3")}>
              {step.title} <span className="sr-only">{statusWords[step.status]}</span>
            </p>
            {step.detail ? <div className={cn(step.status === "failed" ? "text-late" : "text-ink-2")}>{step.detail}</div> : null}
            {step.actions ? <div className="mt-2 flex flex-wrap gap-2">{step.actions}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
