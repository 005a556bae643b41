"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import type { RefObject } from "react";
import { Button, IconButton } from "@/app/_ui";
import { giveFocusBack } from "@/app/_ui/give-focus-back";
import { tickLook } from "@/app/_ui/text-input";
import { DEFAULT_LAYOUT, laidOut, moved, type ListLayout } from "@/server/kernel/lists";
import { usePhone } from "./use-phone";

interface PanelProps {
  columns: readonly { key: string; header: string; optional?: true; card?: string }[];
  layout: ListLayout;
  onChange: (change: (now: ListLayout) => ListLayout | null) => void;
  button: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Which columns, in which order, and how high the rows are; every change takes effect at once. */
export default function ColumnsPanel({ columns, layout, onChange, button, onClose }: PanelProps) {
  const t = useTranslations("lists.columns");
  const [first] = columns;
  const phone = usePhone();
  // Until somebody chooses, a card shows what the list gives it a place for.
  const laid = (at: ListLayout) =>
    !phone ? laidOut(columns, at) : at.cards ? laidOut(columns, { ...at, columns: at.cards }) : laidOut(columns, at).filter((column) => column.card !== "hidden");
  const shownIn = (at: ListLayout) => laid(at).map((column) => column.key).filter((key) => key !== first?.key);
  const shown = shownIn(layout);
  const hidden = columns.filter((column) => column !== first && !shown.includes(column.key));
  const set = (change: (keys: readonly string[]) => readonly string[]) => onChange((now) => ({ ...now, [phone ? "cards" : "columns"]: change(shownIn(now)) }));
  const ordered = [...shown.flatMap((key) => columns.find((column) => column.key === key) ?? []), ...hidden];
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Anchor asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          aria-label={t(phone ? "cardsTitle" : "title")}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => giveFocusBack(event, button.current)}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
          }}
          className="enter-pop z-50 flex max-h-(--radix-popover-content-available-height) w-72 flex-col overflow-y-auto rounded-lg border bg-raised p-2 shadow-pop"
        >
          {first ? (
            <div className="flex min-h-8 items-center gap-2 px-1 text-ink-2">
              <span className="grow">{first.header}</span>
              <span className="text-label text-ink-3">{t("first")}</span>
            </div>
          ) : null}
          <ul>
            {ordered.map(({ key, header }) => {
              const on = shown.includes(key);
              return (
                <li key={key} className="flex min-h-8 items-center gap-1 rounded-sm px-1 hover:bg-hover">
                  <label className="flex min-h-8 grow items-center gap-2">
                    <input
                      type="checkbox"
                      aria-label={t("show", { column: header })}
                      checked={on}
                      className={`${tickLook} mt-0`}
                      onChange={() => set((keys) => [...keys.filter((other) => other !== key), ...(on ? [] : [key])])}
                    />
                    <span className={on ? undefined : "text-ink-3"}>{header}</span>
                  </label>
                  {on ? (
                    <>
                      <IconButton size="small" label={t("up", { column: header })} icon={<ChevronUp />} disabled={shown[0] === key} onClick={() => set((keys) => moved(keys, key, -1))} />
                      <IconButton size="small" label={t("down", { column: header })} icon={<ChevronDown />} disabled={shown.at(-1) === key} onClick={() => set((keys) => moved(keys, key, 1))} />
                    </>
                  ) : null}
                </li>
              );
            })}
          </ul>
          <fieldset className="mt-2 flex max-sm:hidden items-center gap-3 border-t px-1 pt-2">
            <legend className="sr-only">{t("density")}</legend>
            <span aria-hidden className="grow text-label text-ink-3">{t("density")}</span>
            {(["normal", "compact"] as const).map((density) => (
              <label key={density} className="flex min-h-8 items-center gap-1.5">
                <input type="radio" name="density" className={`${tickLook} mt-0`} checked={layout.density === density} onChange={() => onChange((now) => ({ ...now, density }))} />
                {t(density)}
              </label>
            ))}
          </fieldset>
          <Button tone="ghost" size="small" className="mt-1 self-start" onClick={() => onChange((now) => (now === DEFAULT_LAYOUT ? null : DEFAULT_LAYOUT))}>{t("reset")}</Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
