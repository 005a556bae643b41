"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Combobox, Field, FieldRow, LoadMore, QuantityInput, Select, TextInput, type LookupOption } from "@/app/_ui";
import { useItemSearch } from "../../_components/stock-line-grid";
import { CountLine, type OpenLines } from "./count-line";
import type { Count } from "./count-record-type";

const PAGE = 60;

/** The lines to count, shelf by shelf: a big field each, Enter goes to the next, what is typed is kept at once. */
export function CountSheet({ count, open, onOpen }: { count: Count; open: OpenLines; onOpen: (lineId: string, state: "typing" | "undecided" | null) => void }) {
  const t = useTranslations("stock");
  const grid = useTranslations("ui.grid");
  const [filter, setFilter] = useState("");
  const [left, setLeft] = useState(false);
  // A whole warehouse has thousands of lines: as many as one is about to reach.
  const [reach, setReach] = useState(PAGE);
  const list = useRef<HTMLOListElement>(null);
  const typed = filter.trim().toLowerCase();
  const shown = count.lines.filter(
    // What is typed into a line is not to vanish with it when somebody else has counted it.
    (line) => open.has(line.id) || ((!left || line.countedQuantity === null) && `${line.itemCode} ${line.itemName} ${line.locationCode} ${line.barcode ?? ""}`.toLowerCase().includes(typed)),
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
        {shown.slice(0, reach).map((line) => <CountLine key={line.id} count={count} line={line} onOpen={onOpen} />)}
      </ol>
      <LoadMore hasMore={shown.length > reach} loading={false} onMore={() => setReach(reach + PAGE)} />
      {shown.length === 0 ? <p className="py-6 text-center text-ink-2">{typed ? grid("noMatch", { text: filter.trim() }) : t("count.nothingLeft")}</p> : null}
      <FoundGoods count={count} />
    </div>
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
