"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { LineGrid, type LineColumn } from "@/app/_ui/line-grid";
import { useMay } from "../../../_member-context";
import { Availability, EntryTotals, LineMargin, LineMessage, type PreviewLine } from "./line-facts";
import { blankLine, copyLine, isBlankLine, type FormLine } from "./order-draft";
import { PriceTrace } from "./price-trace";
import { unitsOf, useEntryItems, useRememberedCodes, withUnit } from "./use-entry-items";
import type { Preview } from "./use-order-preview";

interface Props {
  customer: LookupOption<unknown> | null;
  warehouseId: string | undefined;
  rows: FormLine[];
  onChange: (rows: FormLine[]) => void;
  preview: Preview | undefined;
  faultOf: (index: number, column: string) => string | undefined;
  onUnread: (count: number) => void;
  currency: string | undefined;
  autoFocus?: boolean;
}

type Facts = PreviewLine | undefined;
const keyOf = (row: FormLine) => row.key;
const messageOf = (row: FormLine, _index: number, facts: Facts) => <LineMessage line={facts} otherUnit={Boolean(row.unit)} />;

/** The lines of an order: item by code or name, quantity, price with its trace, availability with its date. */
export function OrderLineGrid({ customer, warehouseId, rows, onChange, preview, faultOf, onUnread, currency, autoFocus }: Props) {
  const t = useTranslations("orders");
  const items = useEntryItems(customer?.id ?? null, warehouseId);
  const columns = useLineColumns(preview?.currency ?? currency, items);
  const onMeant = useRememberedCodes(customer);
  const found = useMemo(() => new Map(preview?.lines.map((line) => [line.key, line])), [preview]);
  return (
    <LineGrid
      label={t("entry.lines")}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      onChange={onChange}
      newRow={blankLine}
      copyRow={copyLine}
      isBlank={isBlankLine}
      factsOf={(row): Facts => found.get(row.key)}
      faultOf={faultOf}
      onUnread={onUnread}
      onMeant={onMeant}
      autoFocus={autoFocus}
      messageOf={messageOf}
      footer={preview && rows.some((row) => !isBlankLine(row)) ? <EntryTotals preview={preview} /> : undefined}
    />
  );
}

/** The same columns as long as language, currency and rights are the same, so that only lines that changed are drawn again. */
function useLineColumns(currency: string | undefined, { search, resolve }: ReturnType<typeof useEntryItems>): readonly LineColumn<FormLine, Facts>[] {
  const t = useTranslations("orders");
  const format = useFormat();
  const seesCosts = useMay()("costs.view");
  return useMemo(() => {
    const money = (minor: bigint) => format.money(minor, currency, { zero: "dash" });
    return [
      {
        key: "itemId",
        kind: "lookup",
        role: "item",
        header: t("entry.item"),
        search,
        resolve,
        get: (row) => row.item,
        // Another item has another price; one that is found only after its price was typed keeps it.
        set: (row, item) => ({ ...row, item, unit: null, quantity: row.quantity ?? (item ? "1" : null), ...(row.item ? { unitPrice: null, discountPercent: null } : {}) }),
        show: (row) => (row.item ? <>{row.item.label} <span className="text-label text-ink-3">{row.item.detail}</span></> : null),
      },
      { key: "quantity", kind: "decimal", role: "quantity", header: t("entry.quantity"), width: "84px", numeric: true, get: (row) => row.quantity, set: (row, quantity) => ({ ...row, quantity }) },
      {
        key: "unitId",
        kind: "lookup",
        role: "unit",
        header: t("entry.unit"),
        width: "64px",
        get: (row) => row.unit ?? unitsOf(row)[0] ?? null,
        set: withUnit,
        search: (query, _signal, row) => Promise.resolve(unitsOf(row).filter((unit) => unit.label.toLowerCase().startsWith(query.trim().toLowerCase()))),
        match: (row, text) => ({ taken: unitsOf(row).find((unit) => unit.label.toLowerCase() === text.toLowerCase()) ?? null, options: unitsOf(row) }),
        show: (row, line) => row.unit?.label ?? unitsOf(row)[0]?.label ?? line?.unitCode ?? null,
        locked: (row) => unitsOf(row).length === 0,
        // An item of one unit: who types quantity, Tab, price meets the price, whether the item is found already or not yet.
        passed: (row) => unitsOf(row).length < 2,
      },
      {
        key: "unitPrice",
        kind: "decimal",
        role: "price",
        header: t("entry.unitPrice"),
        width: "112px",
        numeric: true,
        get: (row, line) => row.unitPrice ?? line?.unitPrice ?? null,
        set: (row, unitPrice, line) => ({ ...row, unitPrice: unitPrice !== null && unitPrice === line?.unitPrice ? row.unitPrice : unitPrice }),
        show: (row, line) => <span className={line?.priceStatus === "manual" ? "text-waiting" : undefined}>{priceOf(row, line, format.quantity)}</span>,
        detail: (_row, line) =>
          line && line.priceTrace.length > 0 ? (
            <PriceTrace trace={line.priceTrace} unitPrice={line.unitPrice} discountPercent={line.discountPercent} status={line.priceStatus} unitCode={line.unitCode} currency={currency ?? format.homeCurrency} />
          ) : null,
      },
      {
        key: "discountPercent",
        kind: "decimal",
        role: "discount",
        header: t("entry.discount"),
        width: "68px",
        numeric: true,
        get: (row, line) => row.discountPercent ?? zeroAsNull(line?.discountPercent),
        set: (row, discountPercent) => ({ ...row, discountPercent }),
      },
      { key: "requiredOn", kind: "date", role: "date", header: t("entry.requiredOn"), width: "104px", get: (row) => row.requiredOn, set: (row, requiredOn) => ({ ...row, requiredOn }) },
      { key: "available", kind: "shown", header: t("entry.available"), width: "124px", show: (_row, line) => <Availability line={line} /> },
      { key: "net", kind: "shown", header: t("entry.net"), width: "130px", numeric: true, show: (_row, line) => (line ? money(line.netMinor) : null), text: (_row, line) => (line ? money(line.netMinor) : "") },
      ...(seesCosts ? [{ key: "margin", kind: "shown", header: t("entry.margin"), width: "100px", numeric: true, show: (_row: FormLine, line: Facts) => <LineMargin line={line} currency={currency ?? format.homeCurrency} /> } as const] : []),
    ];
  }, [t, format, seesCosts, search, resolve, currency]);
}

const zeroAsNull = (text: string | undefined) => (text === undefined || Number(text) === 0 ? null : text);

function priceOf(row: FormLine, line: Facts, show: (price: string) => string): string | null {
  const price = row.unitPrice ?? line?.unitPrice;
  return price ? show(price) : null;
}
