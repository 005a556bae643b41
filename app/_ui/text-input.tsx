"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFirstFocus } from "./early/use-first-focus";
import { useFieldControl } from "./field";

export const controlLook = cn(
  "h-10 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink sm:h-8",
  "placeholder:text-ink-3 hover:border-ink-3",
  "focus-visible:border-accent focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-ring",
  "disabled:bg-sunken disabled:text-ink-3 disabled:hover:border-line-strong [&[readonly]]:bg-sunken",
  "aria-invalid:border-late aria-invalid:focus-visible:outline-late",
);

type TextInputProps = ComponentProps<"input"> & { invalid?: boolean; before?: ReactNode; after?: ReactNode };

/** One line of text; `before` and `after` sit inside the box (a currency, a unit, a magnifier). */
export function TextInput({ className, invalid, id, before, after, autoFocus, ...rest }: TextInputProps) {
  const links = useFieldControl({ id, invalid });
  const focus = useFirstFocus(autoFocus);
  if (!before && !after) return <input {...links} {...focus} className={cn(controlLook, className)} {...rest} />;
  return (
    <span className="relative flex min-w-0 items-center">
      {before ? <span className="pointer-events-none absolute left-2.5 text-ink-3 [&_svg]:size-4">{before}</span> : null}
      <input {...links} {...focus} className={cn(controlLook, before && "pl-8", after && "pr-12", className)} {...rest} />
      {after ? <span className="pointer-events-none absolute right-2.5 text-label text-ink-3 [&_svg]:size-4">{after}</span> : null}
    </span>
  );
}

export function TextArea({ className, invalid, id, rows = 3, autoFocus, ...rest }: ComponentProps<"textarea"> & { invalid?: boolean }) {
  const links = useFieldControl({ id, invalid });
  const focus = useFirstFocus(autoFocus);
  return <textarea {...links} {...focus} rows={rows} className={cn(controlLook, "h-auto py-1.5 sm:h-auto", className)} {...rest} />;
}

/** The platform's own list: best on a phone and for the keyboard. For long or remote lists use Combobox. */
export function Select({
  className, invalid, id, options, placeholder, ...rest
}: ComponentProps<"select"> & {
  invalid?: boolean;
  placeholder?: string;
  /** Neighbours of one `group` stand below its name. */
  options: readonly { value: string; label: string; disabled?: boolean; group?: string }[];
}) {
  const links = useFieldControl({ id, invalid });
  const groups = [...new Set(options.map((option) => option.group))];
  const optionOf = (option: (typeof options)[number]) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
  return (
    <span className={cn("relative flex min-w-0 items-center", className)}>
      <select {...links} className={cn(controlLook, "appearance-none truncate pr-8")} {...rest}>
        {placeholder !== undefined ? <option value="">{placeholder}</option> : null}
        {groups.map((group) => {
          const own = options.filter((option) => option.group === group).map(optionOf);
          return group === undefined ? own : <optgroup key={group} label={group}>{own}</optgroup>;
        })}
      </select>
      <svg aria-hidden viewBox="0 0 16 16" className="pointer-events-none absolute right-2.5 size-4 text-ink-3">
        <path d="m4 6 4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  );
}

/** A tick box whose whole line can be pressed. */
export function Checkbox({
  label, hint, className, ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={cn("flex min-h-8 items-start gap-2 py-1.5", rest.disabled && "text-ink-3", className)}>
      <input type="checkbox" className={tickLook} {...rest} />
      <span className="flex flex-col">
        <span>{label}</span>
        {hint ? <span className="text-label text-ink-3">{hint}</span> : null}
      </span>
    </label>
  );
}

export const tickLook = "mt-0.5 size-4 shrink-0 accent-(--accent-fill)";
