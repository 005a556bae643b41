"use client";

import { Pencil, Trash2 } from "lucide-react";
import { Button, PropertyList, RecordColumns, RecordHeader, Section, StateBadge, Stepper, StoryLine, Tabs, Timeline } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

/** A record's frame with a long name and a large amount, every step of a confirmation and every kind of property. */
export function RecordSample() {
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
