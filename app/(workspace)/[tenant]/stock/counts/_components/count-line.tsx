"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, QuantityInput } from "@/app/_ui";
import { calendarDateIn, useFormat } from "@/app/_ui/format";
import { compareQuantity } from "@/server/kernel/quantity";
import type { Count } from "./count-record-type";

type Line = Count["lines"][number];

/** Lines in which something stands that is not saved: it is being typed, or another counter entered something else meanwhile. */
export type OpenLines = ReadonlyMap<string, "typing" | "undecided">;

const same = (a: string | null, b: string | null) => a === b || (a !== null && b !== null && compareQuantity(a, b) === 0);

/**
 * One line of a count. What another counter enters is shown as it comes; what is being typed here stays, and where both counted the
 * same line the person decides which quantity holds.
 */
export function CountLine({ count, line, onOpen }: { count: Count; line: Line; onOpen: (lineId: string, open: "typing" | "undecided" | null) => void }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const format = useFormat();
  /** What is typed here, and what was counted when the typing began; null: nothing beside what is saved. */
  const [typed, setTyped] = useState<{ value: string | null; was: string | null } | null>(null);
  const [met, setMet] = useState(false);
  const saved = line.countedQuantity;
  const enter = useCommand(trpc.stock.enterCount, {
    onDone: (_, input) => {
      setMet(false);
      setTyped((now) => now && { ...now, was: input.lines[0]?.counted ?? null });
    },
    onRefused: (refusal) => {
      if (refusal.code !== "stock.count_line_changed") return false;
      setMet(true);
      void queryClient.invalidateQueries(trpc.stock.count.queryFilter({ countId: count.id }));
      return true;
    },
  });
  if (typed && !enter.pending && same(typed.value, saved)) {
    setTyped(null);
    setMet(false);
  }
  const open = !typed ? null : met ? "undecided" : "typing";
  useEffect(() => onOpen(line.id, open), [onOpen, line.id, open]);
  useEffect(() => () => onOpen(line.id, null), [onOpen, line.id]);
  const send = (was: string | null, counted: string | null) => enter.run({ countId: count.id, lines: [{ itemId: line.itemId, locationId: line.locationId, was, counted }] });
  const done = saved !== null;
  const differs = done && compareQuantity(saved, line.bookQuantity) !== 0;
  return (
    <li className="flex flex-wrap items-center gap-x-3 border-b py-2 sm:py-0.5">
      <span className="w-16 shrink-0"><Chip>{line.locationCode}</Chip></span>
      <span className="min-w-0 grow basis-0 sm:flex sm:items-baseline sm:gap-3">
        <span className="block truncate font-medium sm:w-28 sm:shrink-0">{line.itemCode}</span>
        <span className="block truncate text-label text-ink-2 sm:grow sm:text-body">{line.itemName}</span>
        <span className={`block shrink-0 text-label ${differs ? "text-waiting" : "text-ink-3"}`}>
          {t("count.book", { quantity: format.quantity(line.bookQuantity) })}
        </span>
      </span>
      <span aria-hidden className="w-4 shrink-0 text-settled">{done && !typed && !enter.pending ? <Check className="size-4" /> : null}</span>
      <QuantityInput
        aria-label={t("count.countedOf", { item: line.itemCode, location: line.locationCode })} unit={line.unitCode} value={typed ? typed.value : saved}
        onChange={(value) => setTyped((now) => ({ value, was: now ? now.was : saved }))} onBlur={() => { if (typed && !met) send(typed.was, typed.value); }}
        className="w-28 max-sm:h-11 max-sm:text-title"
      />
      {met && typed ? (
        <div role="alert" className="my-1 flex basis-full flex-wrap items-center justify-end gap-2 rounded-md bg-waiting-soft px-2 py-1 max-sm:py-2">
          <MetWords line={line} />
          <span className="flex gap-2 max-sm:basis-full [&>button]:max-sm:h-11 [&>button]:max-sm:grow">
            <Button size="small" onClick={() => { setTyped(null); setMet(false); }}>{t("count.takeTheirs", { quantity: saved === null ? "–" : format.quantity(saved) })}</Button>
            <Button size="small" pending={enter.pending} onClick={() => send(saved, typed.value)}>{t("count.keepMine", { quantity: typed.value === null ? "–" : format.quantity(typed.value) })}</Button>
          </span>
        </div>
      ) : null}
    </li>
  );
}

/** What the other counter entered, who it was, and when: of today the time is enough. */
function MetWords({ line: { countedQuantity, unitCode, countedByName, countedAt } }: { line: Line }) {
  const t = useTranslations("stock");
  const format = useFormat();
  const by = countedByName ?? t("count.somebody");
  const when = countedAt ? (calendarDateIn(format.timeZone, countedAt) === format.today ? format.time(countedAt) : format.moment(countedAt)) : "–";
  return (
    <span className="grow">
      {countedQuantity === null ? t("count.otherCleared", { by, when }) : t("count.otherCounted", { by, when, quantity: format.quantity(countedQuantity, { unit: unitCode }) })}
    </span>
  );
}
