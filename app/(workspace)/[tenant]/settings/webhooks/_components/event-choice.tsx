"use client";

import { useTranslations } from "next-intl";
import { Button, Checkbox } from "@/app/_ui";
import type { Endpoint } from "./endpoint-state";

type EventType = Endpoint["eventTypes"][number];

interface EventChoiceProps {
  all: readonly EventType[];
  chosen: readonly EventType[];
  onChange: (chosen: EventType[]) => void;
  fault?: string;
}

/** The events there are, in the order of the trade, each with its technical name. */
export function EventChoice({ all, chosen, onChange, fault }: EventChoiceProps) {
  const t = useTranslations("webhooks");
  const every = chosen.length === all.length;
  const toggle = (type: EventType, on: boolean) => onChange(all.filter((one) => (one === type ? on : chosen.includes(one))));
  return (
    <fieldset aria-describedby={fault ? "events-fault" : undefined}>
      <div className="flex items-center justify-between gap-2">
        <legend className="contents"><span className="text-label text-ink-2">{t("tellOf")}</span></legend>
        <Button size="small" onClick={() => onChange(every ? [] : [...all])}>{every ? t("chooseNone") : t("chooseAll")}</Button>
      </div>
      {fault ? <p id="events-fault" role="alert" className="text-label text-late">{fault}</p> : null}
      <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {all.map((type) => (
          <Checkbox key={type} label={t(`event.${type}`)} hint={<code>{type}</code>} checked={chosen.includes(type)} onChange={(event) => toggle(type, event.target.checked)} />
        ))}
      </div>
    </fieldset>
  );
}
