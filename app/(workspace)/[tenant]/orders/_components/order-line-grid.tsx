"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { Chip, Tooltip, type LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { LineGrid, type LineColumn } from "@/app/_ui/line-grid";
import { blankLine, isBlankLine, type FormLine } from "./order-draft";
import { PriceTrace } from "./price-trace";
import type { Preview } from "./use-order-preview";

type PreviewLine = Preview["lines"][number];

interface Props {
  rows: FormLine[];
  onChange: (rows: FormLine[]) => void;
  preview: Preview | undefined;
  faultOf: (index: number, column: string) => string | undefined;
  currency: string | undefined;
  autoFocus?: boolean;
}

/** The lines of an order: item by code or name, quantity, price with its trace, availability with its date. */
export function OrderLineGrid({ rows, onChange, preview, faultOf, currency, autoFocus }: Props) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const format = useFormat();
  const found = new Map(preview?.lines.map((line) => [line.key, line]));
  const search = async (query: string): Promise<LookupOption<unknown>[]> => {
    const page = await queryClient.fetchQuery(trpc.catalog.items.queryOptions({ search: query || undefined, status: "active", limit: 12 }));
    return page.rows.map((row) => ({ id: row.id, label: row.code, detail: row.name }));
  };
  const columns: LineColumn<FormLine>[] = [
    {
      key: "itemId",
      kind: "lookup",
      header: t("entry.item"),
      search,
      get: (row) => row.item,
      // Another item has another price; one that is found only after its price was typed keeps it.
      set: (row, item) => ({ ...row, item, quantity: row.quantity ?? (item ? "1" : null), ...(row.item ? { unitPrice: null, discountPercent: null } : {}) }),
      show: (row) => (row.item ? <>{row.item.label} <span className="text-label text-ink-3">{row.item.detail}</span></> : null),
    },
    { key: "quantity", kind: "decimal", header: t("entry.quantity"), width: "96px", numeric: true, get: (row) => row.quantity, set: (row, quantity) => ({ ...row, quantity }) },
    {
      key: "unitPrice",
      kind: "decimal",
      header: t("entry.unitPrice"),
      width: "116px",
      numeric: true,
      get: (row) => row.unitPrice ?? found.get(row.key)?.unitPrice ?? null,
      set: (row, unitPrice) => ({ ...row, unitPrice: unitPrice === found.get(row.key)?.unitPrice ? row.unitPrice : unitPrice }),
      show: (row) => <Price line={found.get(row.key)} typed={row.unitPrice} />,
    },
    {
      key: "discountPercent",
      kind: "decimal",
      header: t("entry.discount"),
      width: "76px",
      numeric: true,
      get: (row) => row.discountPercent ?? zeroAsNull(found.get(row.key)?.discountPercent),
      set: (row, discountPercent) => ({ ...row, discountPercent }),
    },
    { key: "requiredOn", kind: "date", header: t("entry.requiredOn"), width: "112px", get: (row) => row.requiredOn, set: (row, requiredOn) => ({ ...row, requiredOn }) },
    { key: "available", kind: "shown", header: t("entry.available"), width: "132px", show: (row) => <Availability line={found.get(row.key)} /> },
    {
      key: "net",
      kind: "shown",
      header: t("entry.net"),
      width: "130px",
      numeric: true,
      show: (row) => {
        const line = found.get(row.key);
        return line ? format.money(line.netMinor, preview?.currency ?? currency ?? "", { zero: "dash" }) : null;
      },
    },
  ];
  return (
    <LineGrid
      label={t("entry.lines")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      onChange={onChange}
      newRow={blankLine}
      isBlank={isBlankLine}
      faultOf={faultOf}
      autoFocus={autoFocus}
      messageOf={(row) => <LineMessage line={found.get(row.key)} />}
      footer={preview && rows.some((row) => !isBlankLine(row)) ? <Totals preview={preview} /> : undefined}
    />
  );
}

const zeroAsNull = (text: string | undefined) => (text === undefined || Number(text) === 0 ? null : text);

function Price({ line, typed }: { line: PreviewLine | undefined; typed: string | null }) {
  const format = useFormat();
  const price = typed ?? line?.unitPrice;
  if (!price) return null;
  if (!line || line.priceTrace.length === 0) return <>{format.quantity(price)}</>;
  return (
    <Tooltip content={<PriceTrace trace={line.priceTrace} />}>
      <span className={line.priceStatus === "manual" ? "text-waiting" : undefined}>{format.quantity(price)}</span>
    </Tooltip>
  );
}

function Availability({ line }: { line: PreviewLine | undefined }) {
  const t = useTranslations("orders");
  const format = useFormat();
  if (!line) return null;
  if (!line.availability) return <Chip>{t("entry.service")}</Chip>;
  const { availableNow, promisedOn, onTime } = line.availability;
  if (promisedOn === null) return <Chip tone="late">{t("entry.none")}</Chip>;
  if (Number(availableNow) >= Number(line.quantity)) return <Chip tone="settled">{t("entry.allNow")}</Chip>;
  return <Chip tone={onTime ? "moving" : "waiting"}>{t("entry.onDate", { date: format.date(promisedOn) })}</Chip>;
}

/** Said under a line: why it will stop, and what can be had (ORD-08, ORD-09). */
function LineMessage({ line }: { line: PreviewLine | undefined }) {
  const t = useTranslations("orders");
  const format = useFormat();
  if (!line) return null;
  const messages: string[] = [];
  if (!line.priced) messages.push(t("entry.noPrice"));
  else if (line.priceStatus === "manual") messages.push(t("entry.priceWaits"));
  if (line.availability && !line.availability.onTime) {
    const available = format.quantity(line.availability.availableNow);
    messages.push(
      line.availability.promisedOn === null
        ? t("entry.shortNever", { available })
        : t("entry.shortNow", { available, date: format.date(line.availability.promisedOn) }),
    );
  }
  return messages.length > 0 ? <p className="text-waiting">{messages.join(" ")}</p> : null;
}

function Totals({ preview }: { preview: Preview }) {
  const t = useTranslations("orders");
  const format = useFormat();
  const { totals, currency } = preview;
  const rows: [string, bigint][] = [
    [t("record.subtotal"), totals.netMinor],
    ...(totals.chargesMinor > 0n ? ([[t("record.chargesTotal"), totals.chargesMinor]] as [string, bigint][]) : []),
    [t("tax"), totals.taxMinor],
  ];
  return (
    <dl className="ml-auto grid grid-cols-[auto_auto] gap-x-6 gap-y-0.5 text-right" aria-live="polite">
      {rows.map(([label, minor]) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid text-ink-2">
          <dt>{label}</dt>
          <dd className="tabular-nums">{format.money(minor, currency, { zero: "dash" })}</dd>
        </div>
      ))}
      <div className="col-span-2 grid grid-cols-subgrid text-title font-semibold">
        <dt>{t("gross")}</dt>
        <dd className="tabular-nums">{format.money(totals.grossMinor, currency)}</dd>
      </div>
    </dl>
  );
}
