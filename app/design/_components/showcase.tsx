"use client";

import { Download, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import {
  Button, Checkbox, Chip, Combobox, ConfirmDialog, DataTable, DateInput, Dialog, Drawer, EmptyState, ErrorState, Field, FieldRow,
  FileDrop, FilterBar, IconButton, Menu, MoneyInput, NoPermission, Page, PageHeader, Progress, PropertyList, QuantityInput, RecordColumns,
  RecordHeader, Section, Select, StateBadge, StatTile, StatTiles, Stepper, StoryLine, TableSkeleton, Tabs, TextArea, TextInput, Timeline,
  toastDone, toastFault, Tooltip, type Column, type LookupOption, type StateTone,
} from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { ChartSample } from "./chart-sample";
import { GridSample } from "./grid-sample";
import { sampleOrders, searchSampleItems, type SampleOrder } from "./samples";

const tones: Record<SampleOrder["status"], StateTone> = { draft: "quiet", held: "late", confirmed: "moving", shipped: "waiting", paid: "settled" };

export function Showcase() {
  return (
    <Page>
      <RecordSample />
      <PageHeader
        title="Design system"
        description="Every part, with long names and large amounts."
        secondary={<Button icon={<Download />}>Export</Button>}
        primary={<Button tone="primary" icon={<Plus />} keys="c">New order</Button>}
      />
      <TileSample />
      <ListSample />
      <GridSample />
      <ChartSample />
      <ButtonSample />
      <FormSample />
      <StateSample />
    </Page>
  );
}

function RecordSample() {
  const format = useFormat();
  return (
    <>
      <RecordHeader
        number="SO-2026-01048"
        party="주식회사 대한민국글로벌네트워크유통물류종합상사인터내셔널코리아서울본점영업제일부"
        amount={format.money(12_345_678_901n)}
        state={<StateBadge tone="moving">Partly shipped</StateBadge>}
        meta={<span>ordered {format.date("2026-11-19", { relative: true })}</span>}
        primary={<Button tone="primary">Create shipment</Button>}
        actions={[
          { id: "edit", label: "Edit order", icon: <Pencil />, keys: "e" },
          { id: "cancel", label: "Cancel order", icon: <Trash2 />, danger: true, separated: true },
        ]}
        story={
          <StoryLine
            label="Story of this order"
            stages={[
              { title: "Order", documents: [{ id: "1", label: "SO-2026-01048", href: "#", state: "Confirmed", tone: "moving", current: true }] },
              { title: "Shipments", documents: [{ id: "2", label: "DN-00311", href: "#", state: "Delivered", tone: "settled" }, { id: "3", label: "DN-00319", href: "#", state: "Picking", tone: "moving" }] },
              { title: "Invoices", documents: [{ id: "4", label: "INV-2026-00277", href: "#", state: "Overdue", tone: "late" }] },
              { title: "Receipts", documents: [], empty: "nothing received" },
            ]}
          />
        }
      />
      <RecordColumns
        aside={
          <>
            <Section flush title="Facts">
              <PropertyList
                properties={[
                  { label: "Customer order", value: "PO-88123" }, { label: "Payment terms", value: "30 days end of month" },
                  { label: "Ship to", value: "인천광역시 남동구 고잔동 123-4, Warehouse B" }, { label: "Salesperson", value: null },
                ]}
              />
            </Section>
            <Section title="Timeline">
              <Timeline
                label="Timeline"
                entries={[
                  { id: "1", who: "Kim Minji", what: "changed line 2", when: format.moment("2026-11-20T05:03:00Z"), changes: [{ field: "Quantity", before: "12", after: "15" }] },
                  { id: "2", who: "Naru", what: "reserved stock for 3 lines", when: format.moment("2026-11-19T23:30:00Z") },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section flush title="Confirmation" description="An order is confirmed in three visible steps.">
          <Stepper
            statusWords={{ todo: "to do", active: "running", done: "passed", failed: "stopped" }}
            steps={[
              { id: "a", title: "Availability", status: "done", detail: "All 5 lines are in stock at Incheon." },
              { id: "b", title: "Price", status: "active", detail: "Checking against the price list of 1 Nov." },
              { id: "c", title: "Credit", status: "failed", detail: "₩1,200,000 over the limit of ₩50,000,000.", actions: <Button size="small">Ask for release</Button> },
              { id: "d", title: "Done", status: "todo" },
            ]}
          />
        </Section>
        <Tabs label="Parts" tabs={[{ href: "/design", label: "Lines", count: 5 }, { href: "/design#b", label: "Shipments" }, { href: "/design#c", label: "Invoices" }]} />
      </RecordColumns>
    </>
  );
}

function TileSample() {
  const format = useFormat();
  return (
    <StatTiles>
      <StatTile label="Orders stopped at a check" value="7" note="oldest 3 days ago" tone="late" href="#" />
      <StatTile label="To ship today" value="31" note="4 late" tone="waiting" href="#" />
      <StatTile label="To invoice" value={format.moneyShort(1_234_567_890n)} note="22 shipments" href="#" />
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

function ListSample() {
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
    </Section>
  );
}

function ButtonSample() {
  const [open, setOpen] = useState<"dialog" | "drawer" | "confirm" | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title="Actions">
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="primary">Confirm order</Button>
        <Button tone="primary" pending>Confirm order</Button>
        <Button onClick={() => setOpen("dialog")}>Open dialog</Button>
        <Button onClick={() => setOpen("drawer")}>Open drawer</Button>
        <Button tone="danger" onClick={() => setOpen("confirm")}>Cancel order</Button>
        <Button tone="ghost">Quiet</Button>
        <Button disabled>Disabled</Button>
        <Button size="small">Small</Button>
        <IconButton label="Edit" icon={<Pencil />} />
        <Menu actions={[{ id: "a", label: "Duplicate", keys: "d" }, { id: "b", label: "Delete", danger: true, disabled: true, note: "It has shipments." }]} />
        <Tooltip content="Price from list “Dealers”, 1 Nov 2026"><Button tone="ghost">Tooltip</Button></Tooltip>
        <Button onClick={() => toastDone("Order SO-2026-01048 confirmed", { undo: { label: "Undo", onUndo: () => toastDone("Undone") } })}>Toast</Button>
        <Button onClick={() => toastFault("Only 3 left at Incheon. Reduce the quantity or allow a back order.", "Request 8f2c")}>Fault</Button>
      </div>
      <div className="flex flex-wrap gap-3">
        {(["settled", "waiting", "late", "moving", "quiet"] as const).map((tone) => (
          <span key={tone} className="flex items-center gap-2"><StateBadge tone={tone}>{tone}</StateBadge><Chip tone={tone}>{tone}</Chip></span>
        ))}
      </div>
      <Dialog open={open === "dialog"} onOpenChange={close} title="Record receipt" description="Money that came in from a customer." actions={<><Button onClick={close}>Go back</Button><Button tone="primary" onClick={close}>Record receipt</Button></>}>
        <Field label="Amount"><MoneyInput currency="KRW" value={880_000n} onChange={() => undefined} /></Field>
      </Dialog>
      <Drawer open={open === "drawer"} onOpenChange={close} title="SO-2026-01048"><TableSkeleton label="Loading" rows={5} columns={3} /></Drawer>
      <ConfirmDialog open={open === "confirm"} onOpenChange={close} danger title="Cancel order SO-2026-01048?" description="Its reservations are released. ₩12,345,678,901 leaves the order book." verb="Cancel order" onConfirm={close} />
    </Section>
  );
}

function FormSample() {
  const [money, setMoney] = useState<bigint | null>(12_345_678_901n);
  const [quantity, setQuantity] = useState<string | null>("1250.5");
  const [date, setDate] = useState<string | null>("2026-11-21");
  const [item, setItem] = useState<LookupOption<unknown> | null>(null);
  return (
    <Section title="Form">
      <form className="flex max-w-2xl flex-col gap-4">
        <FieldRow>
          <Field label="Name" required fault="A customer with this name exists: CUS-00012."><TextInput defaultValue="Mirae Foods" /></Field>
          <Field label="Customer's order number" optionalText="optional"><TextInput /></Field>
          <Field label="Credit limit" hint="From the workspace's default."><MoneyInput currency="KRW" value={money} onChange={setMoney} /></Field>
          <Field label="Quantity"><QuantityInput unit="EA" value={quantity} onChange={setQuantity} /></Field>
          <Field label="Required on"><DateInput value={date} onChange={setDate} /></Field>
          <Field label="Payment terms"><Select options={[{ value: "a", label: "30 days end of month" }, { value: "b", label: "Cash" }]} /></Field>
          <Field label="Item"><Combobox value={item} onChange={setItem} search={searchSampleItems} clearable create={{ label: (typed) => `New item “${typed}”`, onCreate: () => undefined }} /></Field>
          <Field label="Disabled"><TextInput disabled defaultValue="taken from the order" /></Field>
        </FieldRow>
        <Field label="Notes"><TextArea /></Field>
        <Checkbox label="Allow back order" hint="Confirms the date that can be promised." />
        <FileDrop label="Choose a file" hint="CSV or XLSX, up to 20 MB" onFile={() => undefined} />
        <Progress label="Import" value={1240} max={5000} note="1,240 of 5,000 rows" />
      </form>
    </Section>
  );
}

function StateSample() {
  return (
    <Section title="States">
      <div className="grid gap-4 lg:grid-cols-3">
        <EmptyState compact title="No shipments yet" actions={<Button>Create shipment</Button>}>Confirmed orders wait here until they are picked and sent.</EmptyState>
        <ErrorState compact requestId="8f2c1a" onRetry={() => undefined} />
        <NoPermission />
      </div>
      <TableSkeleton label="Loading" rows={3} />
    </Section>
  );
}
