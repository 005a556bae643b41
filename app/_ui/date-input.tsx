"use client";

import { Calendar } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { cn } from "./cn";
import { parseDate, useFormat } from "./format";
import { TextInput } from "./text-input";

interface DateInputProps {
  /** "YYYY-MM-DD" or null. */
  value: string | null;
  onChange: (date: string | null) => void;
  min?: string;
  max?: string;
  id?: string;
  name?: string;
  invalid?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  className?: string;
  "aria-label"?: string;
}

/** Typed ("12", "3/12", "+7", "t" for today) or picked from the platform's calendar. */
export function DateInput({ value, onChange, min, max, className, disabled, ...rest }: DateInputProps) {
  const t = useTranslations("ui");
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const unreadable = draft !== null && draft.trim() !== "" && parseDate(draft, format.today) === null;

  return (
    <span className={cn("relative flex min-w-0", className)}>
      <TextInput
        {...rest}
        disabled={disabled}
        autoComplete="off"
        placeholder={t("date.placeholder")}
        invalid={rest.invalid || unreadable || undefined}
        className="pr-9"
        value={draft ?? (value ? format.date(value) : "")}
        onFocus={(event) => {
          if (value && draft === null) setDraft(value);
          const field = event.target;
          // Selecting brings the focus along: not when somebody has gone on meanwhile.
          requestAnimationFrame(() => document.activeElement === field && field.select());
        }}
        onChange={(event) => {
          setDraft(event.target.value);
          onChange(parseDate(event.target.value, format.today));
        }}
        onBlur={() => {
          if (!unreadable) setDraft(null);
        }}
      />
      <button
        type="button"
        tabIndex={-1}
        disabled={disabled}
        aria-label={t("date.pick")}
        className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-ink-3 hover:text-ink"
        onClick={() => picker.current?.showPicker()}
      >
        <Calendar className="size-4" />
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden
        min={min}
        max={max}
        value={value ?? ""}
        className="pointer-events-none absolute bottom-0 right-0 size-0 opacity-0"
        onChange={(event) => {
          setDraft(null);
          onChange(event.target.value || null);
        }}
      />
    </span>
  );
}
