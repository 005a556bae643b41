"use client";

import { ListFilter, Search, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "../button";
import { useFormat } from "../format";
import { TextInput } from "../text-input";
import { isCovered, isTyping } from "../use-keys";
import type { Filter } from "./filter";
import type { ListParams } from "./list-params";
import { useListParams } from "./use-list-params";

const loadPanel = () => import("./filter-panel");
const FilterPanel = dynamic(loadPanel, { ssr: false });

/** The parameters of the address that a set of filters uses. */
export function filterNames(filters: readonly Filter[]): string[] {
  return filters.flatMap((filter) => (filter.kind === "period" || filter.kind === "amount" ? [`${filter.name}From`, `${filter.name}To`] : [filter.name]));
}

/** Search, filters as chips in plain words, and what the page adds before and after (views, columns, export). All state is in the address. */
export function FilterBar({ filters, searchLabel, start, end }: { filters: readonly Filter[]; searchLabel?: string; start?: ReactNode; end?: ReactNode }) {
  const t = useTranslations("ui");
  const format = useFormat();
  const [params, setParams] = useListParams<string>(filterNames(filters));
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const chips = filters.flatMap((filter) => {
    const text = describeFilter(filter, params, { labels, date: format.date, amount: (minor) => format.money(BigInt(minor)), words: t });
    return text === null ? [] : [{ key: filter.name, text, names: filterNames([filter]) }];
  });
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      {start}
      {searchLabel ? <SearchBox label={searchLabel} value={params.q ?? ""} onChange={(q) => setParams({ q })} /> : null}
      {filters.some((filter) => filter.kind !== "link") ? (
        <span className="relative inline-flex">
          <Button
            ref={button}
            icon={<ListFilter />}
            aria-haspopup="dialog"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            onPointerEnter={() => void loadPanel()}
            onFocus={() => void loadPanel()}
          >
            {t("filter.open")}
          </Button>
          {open ? (
            <FilterPanel
              filters={filters}
              params={params}
              labels={labels}
              button={button}
              onClose={() => setOpen(false)}
              onChange={(change, label) => {
                if (label) setLabels((known) => ({ ...known, ...label }));
                setParams(change);
              }}
            />
          ) : null}
        </span>
      ) : null}
      {chips.map((chip) => (
        <span key={chip.key} className="inline-flex h-8 items-center rounded-md bg-accent-soft pl-2.5 text-ink">
          {chip.text}
          <button
            type="button"
            aria-label={t("filter.remove", { filter: chip.text })}
            className="flex h-full w-7 items-center justify-center text-ink-2 hover:text-ink"
            onClick={() => setParams(Object.fromEntries(chip.names.map((name) => [name, null])))}
          >
            <X className="size-3.5" />
          </button>
        </span>
      ))}
      {end ? <div className="ml-auto flex items-center gap-2">{end}</div> : null}
    </div>
  );
}

interface Words {
  labels: Readonly<Record<string, string>>;
  date: (date: string) => string;
  amount: (minor: string) => string;
  words: (key: "filter.since" | "filter.until" | "filter.between" | "filter.atLeast" | "filter.atMost" | "filter.contains", values: Record<string, string>) => string;
}

/** A filter in plain words: "late", "Kim Minji", "ordered 1 Mar – 31 Mar"; null when it is not set. */
function describeFilter(filter: Filter, params: ListParams, { labels, date, amount, words }: Words): string | null {
  if (filter.kind === "amount") {
    const [from, to] = [digits(params[`${filter.name}From`]), digits(params[`${filter.name}To`])];
    if (from && to) return words("filter.between", { label: filter.label, from: amount(from), to: amount(to) });
    if (from) return words("filter.atLeast", { label: filter.label, amount: amount(from) });
    return to ? words("filter.atMost", { label: filter.label, amount: amount(to) }) : null;
  }
  if (filter.kind === "period") {
    const from = params[`${filter.name}From`];
    const to = params[`${filter.name}To`];
    if (from && to) return words("filter.between", { label: filter.label, from: date(from), to: date(to) });
    if (from) return words("filter.since", { label: filter.label, from: date(from) });
    return to ? words("filter.until", { label: filter.label, to: date(to) }) : null;
  }
  const value = params[filter.name];
  if (!value) return null;
  if (filter.kind === "flag") return filter.label;
  if (filter.kind === "text") return words("filter.contains", { label: filter.label, text: value });
  if (filter.kind === "choice") return filter.options.find((option) => option.value === value)?.label ?? null;
  if (filter.kind === "link") return filter.label;
  return labels[value] ?? filter.labelOf?.(value) ?? filter.label;
}

/** Addresses are typed by people too: what is no amount is not shown as one. */
const digits = (text: string | undefined) => (text && /^\d{1,16}$/.test(text) ? text : undefined);

/** "/" puts the cursor here; Escape empties it and goes back to the rows. */
function SearchBox({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const [focused, setFocused] = useState(false);
  if (known !== value) {
    setKnown(value);
    if (!focused) setTyped(value);
  }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target) || isCovered()) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <span className="w-full max-sm:order-first sm:w-80">
      <TextInput
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        before={<Search />}
        value={typed}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setTyped("");
          onChange("");
          input.current?.blur();
        }}
      />
    </span>
  );
}
