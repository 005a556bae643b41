"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { DateInput } from "./date-input";
import { parseTime } from "./format";
import { TextInput } from "./text-input";

interface MomentInputProps {
  /** What the clock on the wall says: "2026-03-12T18:30"; half of it while the other half is still to be typed. */
  value: string;
  onChange: (local: string) => void;
  name?: string;
}

/** A day and a time of day, both as they are written everywhere, whatever the browser's language; the time is typed ("1830", "6:30 pm", "오후 6:30"). */
export function MomentInput({ value, onChange, name }: MomentInputProps) {
  const t = useTranslations("ui");
  const timeId = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [day = "", time = ""] = value.split("T");
  const put = (nextDay: string, nextTime: string) => onChange(nextDay || nextTime ? `${nextDay}T${nextTime}` : "");
  const unreadable = draft !== null && draft.trim() !== "" && parseTime(draft) === null;
  return (
    <span className="flex min-w-0 gap-2">
      <DateInput className="grow" name={name} value={day || null} onChange={(picked) => put(picked ?? "", time)} />
      <TextInput
        id={timeId}
        aria-label={t("date.time")}
        autoComplete="off"
        placeholder="00:00"
        invalid={unreadable || undefined}
        className="w-20 shrink-0 tabular-nums"
        value={draft ?? time}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setDraft(event.target.value);
          put(day, parseTime(event.target.value) ?? "");
        }}
        onBlur={() => {
          if (!unreadable) setDraft(null);
        }}
      />
    </span>
  );
}
