"use client";

import { useId, type ReactNode } from "react";
import { cn } from "./cn";
import { Spinner } from "./button";

/** Something that is on or off and takes effect at once; in a form that is saved, use `Checkbox`. */
export function Switch({
  label, hint, fault, checked, pending = false, disabled = false, onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  /** Why it could not be switched, and what to do. */
  fault?: ReactNode;
  checked: boolean;
  pending?: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, fault ? `${id}-fault` : null].filter(Boolean).join(" ");
  return (
    <div className="flex items-start gap-4">
      <div className="flex min-h-8 min-w-0 grow flex-col justify-center">
        <label htmlFor={id} className="font-medium">{label}</label>
        {hint ? <p id={`${id}-hint`} className="text-ink-2">{hint}</p> : null}
        {fault ? <p id={`${id}-fault`} role="alert" className="mt-1 text-late">{fault}</p> : null}
      </div>
      {pending ? <Spinner /> : null}
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        aria-busy={pending}
        aria-describedby={described || undefined}
        disabled={disabled}
        onClick={() => (pending ? undefined : onChange(!checked))}
        className="flex h-8 w-11 shrink-0 items-center justify-end disabled:cursor-not-allowed disabled:opacity-50"
      >
        <span className={cn("flex h-5 w-9 items-center rounded-full border px-0.5 transition-colors", checked ? "justify-end border-transparent bg-accent-fill" : "justify-start border-line-strong bg-sunken")}>
          <span className={cn("size-3.5 rounded-full", checked ? "bg-on-accent" : "bg-ink-3")} />
        </span>
      </button>
    </div>
  );
}
