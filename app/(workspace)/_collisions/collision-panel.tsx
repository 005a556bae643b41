"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/app/_ui";
import { calendarDateIn, useFormat } from "@/app/_ui/format";
import { CollisionRow, type CollisionWords } from "./collision-row";
import { holdsNumber, labelOfField, shownChoice } from "./form-words";
import type { Edited, MetDifference } from "./use-edited";

export interface CollisionPanelProps {
  edited: Pick<Edited<never>, "collision" | "take">;
  /** Words for fields that have no control of their own (lines), or values that only the form can tell. */
  labelOf?: (name: string) => string | undefined;
  show?: (name: string, value: unknown) => string | undefined;
}

/** Somebody saved the record meanwhile: who, when, and field by field theirs and mine, each to be chosen. The eye and the screen reader go there. */
export function CollisionPanel({ edited: { collision, take }, labelOf, show }: CollisionPanelProps) {
  const t = useTranslations("trpc.changed");
  const told = useTold(collision);
  const heading = useId();
  const panel = useRef<HTMLDivElement>(null);
  // The form's own labels and choices are its words; they are read once the panel stands in it.
  const [form, setForm] = useState<Element | null>(null);
  useEffect(() => {
    if (!collision) return;
    setForm(panel.current?.closest("form") ?? null);
    panel.current?.scrollIntoView({ block: "start" });
    panel.current?.focus({ preventScroll: true });
  }, [collision?.at, collision === null]); // eslint-disable-line react-hooks/exhaustive-deps -- once for each collision, not for each choice
  const plain = usePlainWords();
  if (!collision) return null;
  const { by, differences } = collision;
  const words: CollisionWords = {
    by: by || t("theirs"),
    label: (name) => labelOf?.(name) ?? labelOfField(form, name) ?? name,
    value: (name, value) => show?.(name, value) ?? shownChoice(form, name, value) ?? plain(name, value, holdsNumber(form, name)),
  };
  const both = differences.filter(({ onlyTheirs }) => !onlyTheirs);
  const theirs = differences.filter(({ onlyTheirs }) => onlyTheirs);
  const next = differences.length === 0 ? "nothing" : both.length === 0 ? "taken" : "next";
  const groups = [[t("both"), both], [t("onlyTheirs", { by: words.by }), theirs]] as const;
  return (
    <div ref={panel} role="group" aria-labelledby={heading} tabIndex={-1} className="flex scroll-mt-16 flex-col gap-3 rounded-lg border bg-waiting-soft px-3 py-3 outline-none">
      <p id={heading} className="flex items-start gap-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
        <span><span className="font-medium">{told}</span> {t(next)}</span>
      </p>
      {groups.map(([title, found], i) =>
        found.length === 0 ? null : (
          <section key={title} className="flex flex-col gap-1">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="text-label text-ink-2">{title}</h3>
              {i === 0 && found.length > 1 ? <TakeAll found={found} by={words.by} onTake={take} /> : null}
            </div>
            <ul className="flex flex-col divide-y rounded-md border bg-surface">
              {found.map((one) => <CollisionRow key={one.name} one={one} words={words} onTake={(theirs) => take(one.name, theirs)} />)}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}

/** Who saved, and when: today the time is enough. */
function useTold(collision: CollisionPanelProps["edited"]["collision"]): string {
  const t = useTranslations("trpc.changed");
  const format = useFormat();
  if (!collision?.at) return t("whatPlain");
  const by = collision.by || t("somebody");
  return calendarDateIn(format.timeZone, new Date(collision.at)) === format.today ? t("whatToday", { by, time: format.time(collision.at) }) : t("what", { by, when: format.moment(collision.at) });
}

/** With many fields one press is enough. */
function TakeAll({ found, by, onTake }: { found: readonly MetDifference[]; by: string; onTake: (name: string, theirs: boolean) => void }) {
  const t = useTranslations("trpc.changed");
  const all = (theirs: boolean) => found.forEach(({ name }) => onTake(name, theirs));
  return (
    <span className="flex gap-2">
      <Button size="small" onClick={() => all(true)}>{t("allTheirs", { by })}</Button>
      <Button size="small" onClick={() => all(false)}>{t("allMine")}</Button>
    </span>
  );
}

/** A value by its kind, where no choice of the form names it. */
function usePlainWords(): (name: string, value: unknown, number: boolean) => string {
  const t = useTranslations("trpc.changed");
  const format = useFormat();
  return (name, value, number) => {
    if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return t("blank");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "bigint") return format.money(value);
    if (Array.isArray(value)) return value.map(String).join(", ");
    if (typeof value === "object") return "label" in value ? String(value.label) : Object.values(value).filter((one) => typeof one === "string" && one !== "").join(", ") || t("blank");
    const text = String(value as string | number);
    if (number) return format.decimal(text);
    if (name === "country") return format.country(text);
    const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(text) ?? [];
    if (day && time) return `${format.date(day)}, ${time}`;
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? format.date(text) : text;
  };
}
