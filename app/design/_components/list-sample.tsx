"use client";

import { useState, type ReactNode } from "react";
import {
  Button, cn, DataTable, EmptyState, ErrorState, FilterBar, LoadMore, Section, StateBadge, StatTile, StatTiles, TableSkeleton, type Column, type StateTone,
} from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { sampleOrders, searchSampleItems, type SampleOrder } from "./samples";

const tones: Record<SampleOrder["status"], StateTone> = { draft: "quiet", held: "late", confirmed: "moving", shipped: "waiting", paid: "settled" };

export function TileSample() {
  const format = useFormat();
  return (
    <StatTiles>
      <StatTile label="Orders stopped at a check" value="7" note="oldest 3 days ago" tone="late" href="#" />
      <StatTile label="To ship today" value="31" note="4 late" tone="waiting" href="#" />
      <StatTile label="To invoice" value={format.moneyShort(1_234_567_890n)} note="22 shipments" href="#" />
      <StatTile label="Nothing waits" value="0" href="#" />
      <StatTile label="Overdue" value={format.moneyShort(88_000_000n)} note="9 customers" href="#" />
    </StatTiles>
  );
}

const columns = (format: ReturnType<typeof useFormat>): Column<SampleOrder>[] => [
  { key: "number", header: "Order", sort: "number", cell: (row) => row.number },
  { key: "customer", header: "Customer", sort: "customer", cell: (row) => <span className="block max-w-80 truncate" title={row.customer}>{row.customer}</span> },
  { key: "orderedOn", header: "Ordered", sort: "orderedOn", cell: (row) => format.date(row.orderedOn) },
  { key: "state", header: "State", cell: (row) => <StateBadge tone={tones[row.status]}>{row.status}</StateBadge> },
  { key: "amount", header: "Amount", numeric: true, sort: "amount", cell: (row) => format.money(row.totalMinor, "KRW", { zero: "dash" }) },
];

/** Filters, selection, totals, a next page; and how a list is while it loads, when it is empty, and when it failed. */
export function ListSample() {
  const format = useFormat();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [count, setCount] = useState(8);
  const total = sampleOrders.reduce((sum, row) => sum + row.totalMinor, 0n);
  return (
    <Section title="List">
      <FilterBar
        searchLabel="Search orders"
        filters={[
          { kind: "choice", name: "status", label: "State", options: [{ value: "held", label: "stopped" }, { value: "paid", label: "paid" }] },
          { kind: "flag", name: "late", label: "late" },
          { kind: "period", name: "ordered", label: "Ordered" },
          { kind: "lookup", name: "item", label: "Item", search: searchSampleItems },
        ]}
      />
      <DataTable
        label="Orders"
        columns={columns(format)}
        rows={sampleOrders.slice(0, count)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/design?order=${row.id}`}
        defaultSort="-orderedOn"
        totals={{ amount: format.money(total) }}
        totalsLabel="1,240 orders"
        selection={{ selected, onChange: setSelected, actions: <Button size="small">Export</Button> }}
        more={{ hasMore: count < 16, loading: false, onMore: () => setCount(16) }}
        empty={<EmptyState title="No orders yet" />}
      />
      <div className={cn("grid gap-6", "lg:grid-cols-3")}>
        <Shown as="loading"><TableSkeleton label="Loading" rows={3} columns={3} /></Shown>
        <Shown as="empty"><DataTable label="No orders" columns={columns(format).slice(0, 2)} rows={[]} rowKey={(row) => row.id} empty={<EmptyState compact title="No orders yet" actions={<Button>New order</Button>}>What customers order stands here.</EmptyState>} /></Shown>
        <Shown as="failed"><ErrorState compact requestId="8f2c1a" onRetry={() => undefined} /></Shown>
        <Shown as="next page waits"><LoadMore hasMore loading={false} onMore={() => undefined} /></Shown>
        <Shown as="next page comes"><LoadMore hasMore loading onMore={() => undefined} /></Shown>
      </div>
    </Section>
  );
}

function Shown({ as, children }: { as: string; children: ReactNode }) {
  return <div className="min-w-0"><p className="pb-1 text-label text-ink-3">{as}</p>{children}</div>;
}
