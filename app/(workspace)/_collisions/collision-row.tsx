"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { MetDifference } from "./use-edited";

export interface CollisionWords {
  /** Who saved meanwhile. */
  by: string;
  label: (name: string) => string;
  value: (name: string, value: unknown) => string;
}

/** One field: what it was, and the two values it may have, one of them chosen. */
export function CollisionRow({ one, words, onTake }: { one: MetDifference; words: CollisionWords; onTake: (theirs: boolean) => void }) {
  const t = useTranslations("trpc.changed");
  const group = useId();
  const choices = [[words.by, one.theirs, true], [t(one.onlyTheirs ? "before" : "mine"), one.mine, false]] as const;
  return (
    <li className="px-3 py-2">
      <fieldset>
        <legend className="float-left w-full"><span className="font-medium">{words.label(one.name)}</span> {one.onlyTheirs ? null : <span className="ml-1 text-label break-words text-ink-3">{t("was", { value: words.value(one.name, one.was) })}</span>}</legend>
        <div className="clear-both grid gap-2 pt-1 sm:grid-cols-2">
          {choices.map(([whose, value, theirs]) => (
            <label key={String(theirs)} className="flex min-w-0 cursor-pointer items-start gap-2 rounded-md border px-2 py-1.5 hover:bg-hover has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent">
              <input type="radio" name={group} checked={one.taken === theirs} onChange={() => onTake(theirs)} className="mt-1 shrink-0 accent-(--accent-fill) outline-none" />
              <span className="min-w-0 grow">
                <span className="block text-label text-ink-3">{whose}</span>
                <span className={`block max-h-40 overflow-y-auto break-words whitespace-pre-line ${one.taken === theirs ? "font-medium" : "text-ink-2"}`}>{words.value(one.name, value)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  );
}
