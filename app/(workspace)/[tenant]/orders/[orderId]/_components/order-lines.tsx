"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { Chip, DataTable, Menu, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useCommand } from "@/app/_trpc/use-command";
import { useTRPC } from "@/app/_trpc/client";
import { useMay, useWorkspacePath } from "../../../../_member-context";
import { PriceWithTrace } from "../../_components/price-with-trace";
import type { Order } from "./order-type";

type Line = Order["lines"][number];

const isZero = (quantity: string) => Number(quantity) === 0;

/** Five quantities and the money per line (ORD-16); each quantity is the book's own. */
export function OrderLines({ order, onCancelLine }: { order: Order; onCancelLine: (line: Line) => void }) {
  const t = useTranslations("orders");
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const trpc = useTRPC();
  const reinstate = useCommand(trpc.orders.reinstateLine, { doneText: t("done.lineReinstated") });
  const quantity = (value: string) => format.quantity(value, { zero: "dash" });
  const inDemand = order.status === "confirmed" || order.status === "closed" || order.lines.some((l) => !isZero(l.ordered));
  const columns: Column<Line>[] = [
    { key: "line", header: t("record.line"), card: "hidden", cell: (l) => <span className="text-ink-3">{l.lineNo}</span> },
    {
      key: "item",
      header: t("record.item"),
      card: "title",
      cell: (l) => (
        <span className={l.cancelledAt ? "text-ink-3 line-through" : undefined}>
          <Link href={path(`/items/${l.itemId}`)} className="font-medium hover:text-accent hover:underline">{l.itemCode}</Link>{" "}
          <span className="text-ink-2">{l.description}</span>
          {l.shipSeparately ? <Chip>{t("record.shipSeparately")}</Chip> : null}
        </span>
      ),
    },
    {
      key: "dates",
      header: t("record.promisedOn"),
      cell: (l) => (
        <span>
          {l.promisedOn ? format.date(l.promisedOn) : format.date(l.requiredOn)}
          {l.promisedOn && l.promisedOn > l.requiredOn ? <span className="block text-label text-waiting">{t("record.requiredLater", { date: format.date(l.requiredOn) })}</span> : null}
        </span>
      ),
    },
    {
      key: "ordered",
      header: t("record.ordered"),
      numeric: true,
      cell: (l) => (
        <span>
          {format.quantity(l.quantity)} <span className="text-label text-ink-3">{l.unitCode}</span>
          {isZero(l.cancelled) ? null : <span className="block text-label text-ink-3">{t("record.cancelledPart", { quantity: format.quantity(l.cancelled) })}</span>}
        </span>
      ),
    },
    ...(inDemand
      ? ([
          {
            key: "reserved",
            header: t("record.reserved"),
            numeric: true,
            cell: (l: Line) => (
              isZero(l.scheduled)
                ? quantity(l.reserved)
                : <span>{quantity(l.reserved)}<span className="block text-label text-ink-3">{t("record.onShipment", { quantity: format.quantity(l.scheduled) })}</span></span>
            ),
          },
          { key: "shipped", header: t("record.shipped"), numeric: true, cell: (l: Line) => quantity(l.shipped) },
          { key: "returned", header: t("record.returned"), numeric: true, cell: (l: Line) => quantity(l.returned) },
          { key: "invoiced", header: t("record.invoiced"), numeric: true, cell: (l: Line) => quantity(l.invoiced) },
          { key: "paid", header: t("record.paid"), numeric: true, cell: (l: Line) => format.money(l.paidMinor, order.currency, { zero: "dash" }) },
        ] satisfies Column<Line>[])
      : []),
    {
      key: "price",
      header: t("record.price"),
      numeric: true,
      cell: (l) => (
        <PriceWithTrace
          label={t("record.traceTitle")} waiting={l.priceStatus === "manual"} trace={l.priceTrace} unitPrice={l.unitPrice} discountPercent={l.discountPercent}
          status={l.priceStatus} unitCode={l.unitCode} currency={order.currency}
        >
          {format.quantity(l.unitPrice)}
          {isZero(l.discountPercent) ? "" : ` −${format.percent(l.discountPercent)}`}
        </PriceWithTrace>
      ),
    },
    { key: "net", header: t("net"), numeric: true, cell: (l) => (l.cancelledAt ? "–" : format.money(l.netMinor, order.currency, { zero: "dash" })) },
    ...(may("orders.cancel") && (order.status === "draft" || order.status === "confirmed")
      ? ([
          {
            key: "actions",
            header: t("record.lineActions"),
            cell: (l: Line) => (
              <Menu
                actions={[
                  l.cancelledAt
                    ? { id: "reinstate", label: t("actions.reinstateLine"), onSelect: () => reinstate.run({ orderId: order.id, orderLineId: l.id }) }
                    : { id: "cancel", label: t("actions.cancelLine"), onSelect: () => onCancelLine(l) },
                ]}
              />
            ),
            card: "hidden",
          },
        ] satisfies Column<Line>[])
      : []),
  ];
  return <DataTable label={t("record.lines")} columns={columns} rows={order.lines} rowKey={(l) => l.id} empty={t("entry.noLines")} />;
}
