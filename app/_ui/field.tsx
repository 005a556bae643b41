"use client";

import { CircleAlert } from "lucide-react";
import { createContext, useContext, useId, type ReactNode } from "react";
import { cn } from "./cn";

interface FieldLinks {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldLinks | null>(null);

/** The id and aria attributes that tie a control to its label, hint and fault. */
export function useFieldControl(own: { id?: string; invalid?: boolean } = {}) {
  const field = useContext(FieldContext);
  const invalid = own.invalid ?? field?.invalid ?? false;
  return {
    id: own.id ?? field?.id,
    "aria-describedby": field?.describedBy,
    "aria-invalid": invalid || undefined,
    "aria-required": field?.required || undefined,
  };
}

export interface FieldProps {
  label: ReactNode;
  /** What the value is for, or where a default came from ("from the customer's terms"). */
  hint?: ReactNode;
  /** What is wrong and what to do; replaces the hint. */
  fault?: ReactNode;
  required?: boolean;
  optionalText?: ReactNode;
  className?: string;
  hideLabel?: boolean;
  children: ReactNode;
}

export function Field({ label, hint, fault, required = false, optionalText, className, hideLabel, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = fault ?? hint;
  return (
    <FieldContext.Provider value={{ id, describedBy: note ? noteId : undefined, invalid: Boolean(fault), required }}>
      <div className={cn("flex min-w-0 flex-col gap-1", className)}>
        <label htmlFor={id} className={cn("text-label font-medium text-ink-2", hideLabel && "sr-only")}>
          {label}
          {required ? <span aria-hidden className="ml-0.5 text-late">*</span> : null}
          {optionalText ? <span className="ml-1 font-normal text-ink-3">{optionalText}</span> : null}
        </label>
        {children}
        {note ? (
          <p
            id={noteId}
            role={fault ? "alert" : undefined}
            className={cn("flex items-start gap-1 text-label", fault ? "text-late" : "text-ink-3")}
          >
            {fault ? <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" /> : null}
            <span>{note}</span>
          </p>
        ) : null}
      </div>
    </FieldContext.Provider>
  );
}

/** Fields side by side on a wide screen, one under another on a phone. */
export function FieldRow({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("grid grid-cols-1 items-start gap-x-4 gap-y-4 sm:grid-cols-2", className)}>{children}</div>;
}
