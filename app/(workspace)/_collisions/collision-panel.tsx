"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { labelOfField, shownChoice } from "./form-words";
import type { Edited, MetDifference } from "./use-edited";

interface PanelProps {
  edited: Pick<Edited<never>, "collision" | "take">;
  /** Words for fields that have no control of their own (lines), or values that only the form can tell. */
  labelOf?: (name: string) => string | undefined;
  show?: (name: string, value: unknown) => string | undefined;
}

/** Somebody saved the record meanwhile: who, when, and field by field what it was, theirs and mine, each to be chosen. */
export function CollisionPanel({ edited: { collision, take }, labelOf, show }: PanelProps) {
  const t = useTranslations("trpc.changed");
  const format = useFormat();
  const panel = useRef<HTMLDivElement>(null);
  // The form's own labels and choices are its words; they are read once the panel stands in it.
  const [form, setForm] = useState<Element | null>(null);
  useEffect(() => {
    if (!collision) return;
    setForm(panel.current?.closest("form") ?? null);
    panel.current?.scrollIntoView({ block: "nearest" });
    panel.current?.focus({ preventScroll: true });
  }, [collision?.at, collision === null]); // eslint-disable-line react-hooks/exhaustive-deps -- once for each collision, not for each choice
  const plain = usePlainWords();
  if (!collision) return null;
  const { by, at, differences } = collision;
  const words = { label: (name: string) => labelOf?.(name) ?? labelOfField(form, name) ?? name, value: (name: string, value: unknown) => show?.(name, value) ?? shownChoice(form, name, value) ?? plain(value) };
  return (
    <div ref={panel} role="alert" tabIndex={-1} className="flex flex-col gap-3 rounded-lg border bg-waiting-soft px-3 py-3 outline-none">
      <p className="flex items-start gap-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
        <span>
          {at ? t("what", { by: by || t("somebody"), when: format.moment(at) }) : t("whatPlain")} {t(differences.length === 0 ? "nothing" : "next")}
        </span>
      </p>
      {differences.length === 0 ? null : (
        <ul className="flex flex-col divide-y rounded-md border bg-surface">
          {differences.map((one) => <Row key={one.name} one={one} words={words} onTake={(theirs) => take(one.name, theirs)} />)}
        </ul>
      )}
    </div>
  );
}

interface Words {
  label: (name: string) => string;
  value: (name: string, value: unknown) => string;
}

function Row({ one, words, onTake }: { one: MetDifference; words: Words; onTake: (theirs: boolean) => void }) {
  const t = useTranslations("trpc.changed");
  const label = words.label(one.name);
  const facts = [[t("was"), one.was, false], [t("theirs"), one.theirs, one.taken], [t("mine"), one.mine, !one.taken]] as const;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2">
      <div className="min-w-0 grow basis-72">
        <p className="font-medium">{label}</p>
        <dl className="mt-0.5 grid grid-cols-3 gap-3 text-label">
          {facts.map(([title, value, chosen]) => (
            <div key={title} className="min-w-0">
              <dt className="text-ink-3">{title}{chosen ? <span className="ml-1 text-settled">✓</span> : null}</dt>
              <dd className={chosen ? "font-medium break-words whitespace-pre-line" : "break-words whitespace-pre-line text-ink-2"}>{words.value(one.name, value)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Button size="small" aria-label={t(one.taken ? "mineOf" : "takeOf", { field: label })} onClick={() => onTake(!one.taken)}>{t(one.taken ? "keepMine" : "take")}</Button>
    </li>
  );
}

/** A value by its kind, where no choice of the form names it. */
function usePlainWords(): (value: unknown) => string {
  const t = useTranslations("trpc.changed");
  const format = useFormat();
  return (value) => {
    if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return "–";
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "bigint") return format.money(value);
    if (Array.isArray(value)) return value.map(String).join(", ");
    if (typeof value === "object") return "label" in value ? String(value.label) : Object.values(value).filter((one) => typeof one === "string" && one !== "").join(", ") || "–";
    const text = String(value as string | number);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? format.date(text) : text;
  };
}
