"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, Combobox, Field, FieldRow, LoadMore, QuantityInput, Select, TextInput, type LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { compareQuantity } from "@/server/kernel/quantity";
import { useItemSearch } from "../../_components/stock-line-grid";
import type { Count } from "./count-record-type";

type Line = Count["lines"][number];
const PAGE = 60;

/** The lines to count, shelf by shelf: a big field each, Enter goes to the next, what is typed is kept at once. */
export function CountSheet({ count }: { count: Count }) {
  const t = useTranslations("stock");
  const [filter, setFilter] = useState("");
  const [left, setLeft] = useState(false);
  // A whole warehouse has thousands of lines: as many as one is about to reach.
  const [reach, setReach] = useState(PAGE);
  const list = useRef<HTMLOListElement>(null);
  const typed = filter.trim().toLowerCase();
  const shown = count.lines.filter(
    (line) => (!left || line.countedQuantity === null) && `${line.itemCode} ${line.itemName} ${line.locationCode} ${line.barcode ?? ""}`.toLowerCase().includes(typed),
  );
  const next = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const fields = [...(list.current?.querySelectorAll("input") ?? [])];
    const at = fields.indexOf(event.target as HTMLInputElement);
    const following = fields[at + (event.shiftKey ? -1 : 1)];
    if (following) following.focus();
    else (event.target as HTMLInputElement).blur();
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <TextInput aria-label={t("count.find")} placeholder={t("count.find")} value={filter} onChange={(event) => setFilter(event.target.value)} className="sm:max-w-72" />
        <Button aria-pressed={left} tone={left ? "primary" : "secondary"} onClick={() => setLeft(!left)}>{t("count.leftOnly")}</Button>
      </div>
      <ol ref={list} onKeyDown={next} aria-label={t("count.lines")} className="flex flex-col">
        {shown.slice(0, reach).map((line) => <CountLine key={line.id} count={count} line={line} />)}
      </ol>
      <LoadMore hasMore={shown.length > reach} loading={false} onMore={() => setReach(reach + PAGE)} />
      {shown.length === 0 ? <p className="py-6 text-center text-ink-2">{t("count.nothingLeft")}</p> : null}
      <FoundGoods count={count} />
    </div>
  );
}

function CountLine({ count, line }: { count: Count; line: Line }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const format = useFormat();
  const [value, setValue] = useState(line.countedQuantity);
  const [seen, setSeen] = useState(line.countedQuantity);
  // Another counter's entry arrives while this one is not being edited: show it.
  if (seen !== line.countedQuantity) {
    setSeen(line.countedQuantity);
    setValue(line.countedQuantity);
  }
  const enter = useCommand(trpc.stock.enterCount, { onRefused: () => { setValue(line.countedQuantity); return false; } });
  const keep = () => {
    const same = value === line.countedQuantity || (value !== null && line.countedQuantity !== null && compareQuantity(value, line.countedQuantity) === 0);
    if (!same) enter.run({ countId: count.id, lines: [{ itemId: line.itemId, locationId: line.locationId, was: line.countedQuantity, counted: value }] });
  };
  const done = line.countedQuantity !== null;
  const differs = done && compareQuantity(line.countedQuantity ?? "0", line.bookQuantity) !== 0;
  return (
    <li className="flex items-center gap-3 border-b py-2 sm:py-0.5">
      <span className="w-16 shrink-0"><Chip>{line.locationCode}</Chip></span>
      <span className="min-w-0 grow sm:flex sm:items-baseline sm:gap-3">
        <span className="block truncate font-medium sm:w-28 sm:shrink-0">{line.itemCode}</span>
        <span className="block truncate text-label text-ink-2 sm:grow sm:text-body">{line.itemName}</span>
        <span className={`block shrink-0 text-label ${differs ? "text-waiting" : "text-ink-3"}`}>
          {t("count.book", { quantity: format.quantity(line.bookQuantity) })}
        </span>
      </span>
      <span aria-hidden className="w-4 shrink-0 text-settled">{done && !enter.pending ? <Check className="size-4" /> : null}</span>
      <QuantityInput
        aria-label={t("count.countedOf", { item: line.itemCode, location: line.locationCode })} unit={line.unitCode} value={value} onChange={setValue} onBlur={keep}
        className="w-28 max-sm:h-11 max-sm:text-title"
      />
    </li>
  );
}

/** Goods on the shelf that the books do not know there. */
function FoundGoods({ count }: { count: Count }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const search = useItemSearch();
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const places = warehouses.data?.find((w) => w.id === count.warehouseId)?.locations ?? [];
  const [open, setOpen] = useState(false);
  const [item, setItem] = useState<LookupOption<unknown> | null>(null);
  const [locationId, setLocation] = useState("");
  const [counted, setCounted] = useState<string | null>(null);
  const enter = useCommand(trpc.stock.enterCount, { doneText: t("count.foundAdded"), onDone: () => { setItem(null); setCounted(null); } });
  if (!open) return <Button className="self-start" onClick={() => setOpen(true)}>{t("count.found")}</Button>;
  const place = locationId || places[0]?.id;
  const add = () => item && place && counted !== null && enter.run({ countId: count.id, lines: [{ itemId: item.id, locationId: place, was: null, counted }] });
  return (
    <form className="flex flex-col gap-3 border-t pt-4" onSubmit={(event) => { event.preventDefault(); add(); }}>
      <h2 className="text-title">{t("count.found")}</h2>
      <FieldRow>
        <Field label={t("item")} required><Combobox value={item} onChange={setItem} search={search} autoFocus /></Field>
        <Field label={t("location")} required><Select value={place ?? ""} onChange={(event) => setLocation(event.target.value)} options={places.map((p) => ({ value: p.id, label: p.code }))} /></Field>
        <Field label={t("count.counted")} required><QuantityInput value={counted} onChange={setCounted} /></Field>
      </FieldRow>
      <span className="flex gap-2"><Button type="submit" pending={enter.pending} disabled={!item || counted === null}>{t("count.addFound")}</Button><Button tone="ghost" onClick={() => setOpen(false)}>{t("close")}</Button></span>
    </form>
  );
}
